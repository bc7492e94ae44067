"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { muteUser } from "./chat-calls";
import { useChatProblem } from "./use-chat-problem";

/** Who is to be muted, under the name that the moderator saw. */
export interface Muted {
  readonly userId: string;
  readonly nickname: string;
}

const muteSeconds = 600;
const smallClass = "min-h-8 px-2 py-0.5 text-sm";

interface MuteNoticeProps {
  readonly room: string;
  readonly muted: Muted;
  readonly onClose: () => void;
}

/** Mutes a user when it appears, says so, and offers to take it back. */
export function MuteNotice({ room, muted, onClose }: MuteNoticeProps) {
  const { userId, nickname } = muted;
  const t = useTranslations("chat");
  const problemText = useChatProblem();
  const [outcome, setOutcome] = useState<"muted" | "unmuted" | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    muteUser(room, userId, muteSeconds).then(() => setOutcome("muted"), setProblem);
  }, [room, userId]);
  const takeBack = () =>
    muteUser(room, userId, 0).then(() => {
      setOutcome("unmuted");
      setProblem(null);
    }, setProblem);
  if (outcome === null && problem === null) return null;
  return (
    <div className="px-3 pb-2">
      <Notice tone={problem === null ? "ok" : "bad"}>
        {problem === null && outcome ? t(outcome, { name: nickname }) : problemText(problem)}
        <span className="mt-1 flex gap-2">
          {outcome === "muted" && (
            <Button onClick={takeBack} className={smallClass}>
              {t("unmute")}
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
