"use client";

import { useTranslations } from "use-intl";
import { useRoomChat } from "./chat-context";
import type { ChatLine } from "./chat-state";
import { useChatProblem } from "./use-chat-problem";

const actionClass =
  "mr-3 min-h-6 rounded-control font-semibold text-accent-text text-sm underline underline-offset-2 pointer-coarse:min-h-11";

/** Why a message of our own did not arrive, and what can be done about it. */
export function FailedNote({ line }: { readonly line: ChatLine }) {
  const t = useTranslations("chat");
  const problemText = useChatProblem();
  const { retry, discard } = useRoomChat();
  return (
    <p role="alert" className="text-bad text-sm">
      {problemText(line.problem)}{" "}
      <button type="button" onClick={() => retry(line)} className={actionClass}>
        {t("retry")}
      </button>
      <button type="button" onClick={() => discard(line)} className={actionClass}>
        {t("discard")}
      </button>
    </p>
  );
}
