"use client";

import { CircleCheck, CircleSlash } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { blockedWordsIn } from "@/lib/shared/chat-words";
import { isolated } from "@/lib/shared/isolated";

/** Says which of the words a sentence would be refused for, before they are saved. */
export function TrySentence({ words }: { readonly words: readonly string[] }) {
  const t = useTranslations("adminReports");
  const format = useFormatter();
  const [sentence, setSentence] = useState("");
  const found = sentence.trim() === "" ? null : [...new Set(blockedWordsIn(sentence, words))];
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t("tryLabel")}
        hint={t("tryHint")}
        value={sentence}
        autoComplete="off"
        dir="auto"
        onChange={(event) => setSentence(event.target.value)}
      />
      <p role="status" className="flex min-h-6 items-start gap-1.5 [overflow-wrap:anywhere]">
        {found?.length === 0 && (
          <>
            <CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-ok" />
            {t("tryClean")}
          </>
        )}
        {found && found.length > 0 && (
          <>
            <CircleSlash aria-hidden className="mt-1 size-4 shrink-0 text-bad" />
            {t("tryBlocked", { words: format.list(found.map(isolated)) })}
          </>
        )}
      </p>
    </div>
  );
}
