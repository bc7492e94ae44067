"use client";

import { Pin, VolumeX } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useWaitText } from "@/components/ui/use-wait-text";
import { useRoomChat } from "./chat-context";
import { NoticeEditor } from "./notice-editor";
import { Popover } from "./popover";
import { slowChoicesSeconds } from "./slow-choices";
import { useChatProblem } from "./use-chat-problem";
import { usePopover } from "./use-popover";

const toolClass = "min-h-9 max-w-full whitespace-normal! px-2 py-1 text-sm pointer-coarse:min-h-11";

/** What a broadcaster reaches for while on air, one press away: quiet, slow mode, the notice. */
export function OrderTools() {
  const t = useTranslations("chat");
  const wait = useWaitText();
  const problemText = useChatProblem();
  const { rules, muteAll, setRules } = useRoomChat();
  const [problem, setProblem] = useState("");
  const id = useId();
  const { anchor, open, close, button } = usePopover();
  const set = (work: Promise<void>) =>
    void work.then(
      () => setProblem(""),
      (error: unknown) => setProblem(problemText(error)),
    );
  const { mutedAll, slowSeconds } = rules;
  const choices = [...new Set([...slowChoicesSeconds, slowSeconds])].sort((a, b) => a - b);
  return (
    <div className="flex flex-col gap-1 border-line border-b px-3 py-2">
      <div className="flex flex-wrap items-center gap-2 *:flex-auto">
        <Button
          aria-pressed={mutedAll}
          onClick={() => set(muteAll(!mutedAll))}
          className={classNames(toolClass, mutedAll && "border-warn! font-semibold text-warn")}
        >
          <VolumeX aria-hidden className="size-4" />
          {t("muteAll")}
        </Button>
        <label htmlFor={`${id}-slow`} className="sr-only">
          {t("slowMode")}
        </label>
        <select
          id={`${id}-slow`}
          value={slowSeconds}
          onChange={({ target }) => set(setRules({ slowSeconds: Number(target.value) }))}
          className={classNames(
            "w-26 min-w-0 rounded-control border border-edge bg-raised text-text",
            toolClass,
            slowSeconds > 0 && "border-warn! font-semibold text-warn",
          )}
        >
          {choices.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? t("slowNone") : t("slowShort", { wait: wait(seconds) })}
            </option>
          ))}
        </select>
        <Button {...button} aria-haspopup="dialog" className={toolClass}>
          <Pin aria-hidden className="size-4" />
          {t("noticeShort")}
        </Button>
      </div>
      {problem && (
        <p role="alert" className="font-medium text-bad text-sm">
          {problem}
        </p>
      )}
      {open && (
        <Popover
          sheet
          anchor={anchor}
          onClose={close}
          role="dialog"
          aria-label={t("notice")}
          className="w-80 p-0!"
        >
          <NoticeEditor onClose={close} />
        </Popover>
      )}
    </div>
  );
}
