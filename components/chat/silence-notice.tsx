"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { banUser, muteUser } from "./chat-calls";
import { useChatProblem } from "./use-chat-problem";

/** Who is to be silenced and where, under the name that the moderator saw. */
export interface Silenced {
  /** In this room, or in every one. */
  readonly how: "mute" | "ban";
  readonly userId: string;
  readonly nickname: string;
  /** Tells apart that the same user is silenced again. */
  readonly nth: number;
}

const muteSeconds = 600;
const banSeconds = 86_400;
const smallClass = "min-h-8 px-2 py-0.5 text-sm";
/** What is said once it is done, once it is taken back, and on the button for that. */
const wordings = {
  mute: { done: "muted", undone: "unmuted", undo: "unmute" },
  ban: { done: "banned", undone: "unbanned", undo: "unban" },
} as const;

interface SilenceNoticeProps {
  readonly room: string;
  readonly silenced: Silenced;
  readonly onClose: () => void;
}

/** Silences a user when it appears, says so, and offers to take it back. */
export function SilenceNotice({ room, silenced, onClose }: SilenceNoticeProps) {
  const { how, userId, nickname } = silenced;
  const t = useTranslations("chat");
  const problemText = useChatProblem();
  const [outcome, setOutcome] = useState<"done" | "undone" | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    silence(how, room, userId).then(() => setOutcome("done"), setProblem);
  }, [how, room, userId]);
  const takeBack = () =>
    release(how, room, userId).then(() => {
      setOutcome("undone");
      setProblem(null);
    }, setProblem);
  if (outcome === null && problem === null) return null;
  return (
    <div className="px-3 pb-2">
      <Notice tone={problem === null ? "ok" : "bad"}>
        {problem === null && outcome
          ? t(wordings[how][outcome], { name: nickname })
          : problemText(problem)}
        <span className="mt-1 flex gap-2">
          {outcome === "done" && (
            <Button onClick={takeBack} className={smallClass}>
              {t(wordings[how].undo)}
            </Button>
          )}
          <Button variant="ghost" onClick={onClose} className={smallClass}>
            {t("close")}
          </Button>
        </span>
      </Notice>
    </div>
  );
}

function silence(how: Silenced["how"], room: string, userId: string): Promise<void> {
  return how === "ban" ? banUser(userId, banSeconds) : muteUser(room, userId, muteSeconds);
}

function release(how: Silenced["how"], room: string, userId: string): Promise<void> {
  return how === "ban" ? banUser(userId, 0) : muteUser(room, userId, 0);
}
