"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button, LinkButton } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { CallbackEntry } from "@/lib/shared/callback-entry";
import { ExactTime } from "../exact-time";
import { Fact, FactList } from "../fact-list";
import { Drawer } from "../kit/drawer";
import { RawText } from "../raw-text";
import { useCallbackWords } from "./callback-words";
import { callbackQuery } from "./queries";
import { Refusal } from "./refusals";

interface CallbackDrawerProps {
  readonly id: string;
  /** Absent where it cannot be replayed, or by whoever looks. */
  readonly onReplay?: (entry: CallbackEntry) => void;
  /** Shows another entry instead. */
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
}

/** One entry with all that it says. */
export function CallbackDrawer({ id, onReplay, onShow, onClose }: CallbackDrawerProps) {
  const t = useTranslations("adminCallbacks");
  const words = useCallbackWords();
  const { data, error, isPending } = useQuery(callbackQuery(id));
  const entry = data?.entry;
  return (
    <Drawer
      title={entry ? words.type(entry) : t("details")}
      onClose={onClose}
      footer={
        entry && onReplay && entry.verification === "ok" ? (
          <Button onClick={() => onReplay(entry)} className="pointer-coarse:min-h-11">
            {t("replay")}
          </Button>
        ) : undefined
      }
    >
      {isPending && <Spinner />}
      {error && <ProblemNotice error={error} />}
      {data && <EntryFacts entry={data.entry} onShow={onShow} />}
      {data && data.entry.verification !== "ok" && (
        <section className="flex flex-col gap-2">
          <h3 className="text-base">{t("why")}</h3>
          <Refusal verification={data.entry.verification} />
          <div>
            <LinkButton href="/admin/doctor">{t("toDoctor")}</LinkButton>
          </div>
        </section>
      )}
      {data && (
        <section>
          <h3 className="text-base">{t("body")}</h3>
          {data.body ? <RawText text={data.body} /> : <p className="text-muted">{t("noBody")}</p>}
        </section>
      )}
    </Drawer>
  );
}

interface EntryFactsProps {
  readonly entry: CallbackEntry;
  readonly onShow: (id: string) => void;
}

function EntryFacts({ entry, onShow }: EntryFactsProps) {
  const t = useTranslations("adminCallbacks");
  const words = useCallbackWords();
  return (
    <FactList>
      <Fact name={t("time")}>
        <ExactTime atMs={entry.receivedMs} />
      </Fact>
      <Fact name={t("stream")}>
        <bdi>{entry.streamName || "–"}</bdi>
      </Fact>
      <Fact name={t("verification")}>{words.verdict(entry)}</Fact>
      <Fact name={t("effect")}>{words.effect(entry)}</Fact>
      {words.isDuplicate(entry) && <Fact name={t("duplicate")}>{t("duplicateYes")}</Fact>}
      <Fact name={t("origin")}>{words.origin(entry)}</Fact>
      <Fact name={t("source")}>{entry.source}</Fact>
      <Fact name={t("sender")}>{entry.clientIp || "–"}</Fact>
      {entry.orderedBy && (
        <Fact name={t("orderedBy")}>
          <bdi>{entry.orderedBy}</bdi>
        </Fact>
      )}
      {entry.causeId && (
        <Fact name={t("cause")}>
          <button
            type="button"
            onClick={() => onShow(entry.causeId)}
            className="text-left text-accent-text underline"
          >
            {entry.causeId}
          </button>
        </Fact>
      )}
      <Fact name={t("entryId")}>
        <code>{entry.id}</code>
      </Fact>
    </FactList>
  );
}
