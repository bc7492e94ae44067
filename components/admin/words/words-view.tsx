"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { wordsIn } from "@/components/studio/settings-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TimeAgo } from "@/components/ui/time-ago";
import { isolated } from "@/lib/shared/isolated";
import type { ServerWords } from "@/lib/shared/server-words";
import { ActionOutcome } from "../kit/action-outcome";
import { AdminFrame } from "../kit/admin-frame";
import { StaleNotice } from "../kit/table-states";
import { useAdminAction } from "../kit/use-admin-action";
import { FixedWords } from "./fixed-words";
import { mergedWords } from "./merged-words";
import { saveWords, wordsQuery } from "./queries";
import { TrySentence } from "./try-sentence";
import { useWordsProblem } from "./use-words-problem";
import { WordsEditor } from "./words-editor";

/** Code of "somebody else was faster". */
const conflict = 4009;
const textOf = ({ words }: ServerWords) => words.join("\n");

/** The server's blocked words; what is written stays until it is saved, whatever others do. */
export function WordsView({ initial }: { readonly initial: ServerWords }) {
  const t = useTranslations("adminReports");
  const client = useQueryClient();
  const { data, error, dataUpdatedAt, refetch } = useQuery({ ...wordsQuery, initialData: initial });
  const [base, setBase] = useState(initial);
  const [draft, setDraft] = useState(() => textOf(initial));
  const words = wordsIn(draft);
  const problem = useWordsProblem(words);
  const isChanged = words.join("\n") !== textOf(base);
  // Nothing is written that could be lost.
  if (!isChanged && data.revision > base.revision) take(data);
  function take(saved: ServerWords) {
    setBase(saved);
    setDraft(textOf(saved));
  }
  const action = useAdminAction({
    call: saveWords,
    invalidates: [],
    onDone: (saved) => {
      client.setQueryData(wordsQuery.queryKey, saved);
      take(saved);
    },
  });
  const isBehind = action.error instanceof ActionError && action.error.code === conflict;
  const loadNew = async () => {
    const { data: now } = await refetch();
    action.reset();
    if (!now) return;
    setDraft(mergedWords(base.words, words, now.words).join("\n"));
    setBase(now);
  };
  return (
    <AdminFrame here="words" title={t("wordsTitle")} lead={t("wordsLead")}>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      {isBehind ? (
        <Notice tone="warn">
          <p>{t("changedMeanwhile")}</p>
          <Button onClick={loadNew} className="mt-2 pointer-coarse:min-h-11">
            {t("loadNew")}
          </Button>
        </Notice>
      ) : (
        <ActionOutcome action={action} say={() => t("saved")} />
      )}
      <div className="grid gap-6 xl:grid-cols-2">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!problem && isChanged) action.run({ words, revision: base.revision });
          }}
          className="flex min-w-0 flex-col gap-3"
        >
          <WordsEditor value={draft} count={words.length} problem={problem} onChange={setDraft} />
          <div className="flex flex-wrap items-center gap-3">
            <Button
              type="submit"
              variant="primary"
              disabled={!isChanged || problem !== null || action.pending}
              className="pointer-coarse:min-h-11"
            >
              {t("save")}
            </Button>
            <p role="status" className="text-muted text-sm">
              {isChanged && t("unsaved")}
            </p>
            {!isChanged && base.changedMs > 0 && (
              <p className="text-muted text-sm">
                {t("changedBy", { name: isolated(base.changedBy) })}{" "}
                <TimeAgo atMs={base.changedMs} />
              </p>
            )}
          </div>
        </form>
        <div className="flex min-w-0 flex-col gap-6">
          <TrySentence words={[...words, ...base.fixed]} />
          <FixedWords words={base.fixed} />
        </div>
      </div>
    </AdminFrame>
  );
}
