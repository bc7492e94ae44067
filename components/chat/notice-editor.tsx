"use client";

import { type FormEvent, useEffect, useId, useRef, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { roomSettingLimits } from "@/lib/shared/room-settings";
import { useRoomChat } from "./chat-context";
import { PopoverHead } from "./popover-head";
import { useChatProblem } from "./use-chat-problem";

/** Writes, changes and takes down the pinned notice; what was typed stays when that fails. */
export function NoticeEditor({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("chat");
  const problemText = useChatProblem();
  const { rules, setRules } = useRoomChat();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(rules.notice);
  const [problem, setProblem] = useState("");
  const [pending, startTransition] = useTransition();
  useEffect(() => field.current?.focus(), []);
  const fail = (words: string) => {
    setProblem(words);
    field.current?.focus();
  };
  const save = (notice: string) =>
    startTransition(async () => {
      try {
        await setRules({ notice });
        onClose();
      } catch (error) {
        fail(problemText(error));
      }
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const max = roomSettingLimits.notice;
    // A whole page is no request that the server would read.
    if ([...text.trim()].length > max) fail(t("problemNoticeTooLong", { max }));
    else save(text);
  };
  return (
    <form onSubmit={submit} className="flex flex-col">
      <PopoverHead title={t("notice")} heading={heading} onClose={onClose} />
      <div className="flex flex-col gap-2 px-4 py-3">
        <textarea
          ref={field}
          rows={3}
          aria-label={t("notice")}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : `${id}-hint`}
          // Without `maxLength`, which cuts off what is pasted and says nothing.
          dir="auto"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem("");
          }}
          className={classNames(inputClass, problem ? "border-bad" : "border-edge")}
        />
        <p id={`${id}-hint`} className="text-muted text-sm">
          {t("noticeHint")}
        </p>
        {problem && (
          <p id={`${id}-problem`} role="alert" className="font-medium text-bad text-sm">
            {problem}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            variant="primary"
            disabled={pending}
            className="pointer-coarse:min-h-11"
          >
            {t("noticeSave")}
          </Button>
          {rules.notice !== "" && (
            <Button disabled={pending} onClick={() => save("")} className="pointer-coarse:min-h-11">
              {t("noticeRemove")}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
