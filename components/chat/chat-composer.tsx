"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { AnswerChip } from "./answer-chip";
import { DraftCounter } from "./draft-counter";
import { EmojiButton } from "./emoji-button";
import { FlightSwitch } from "./flight-switch";
import { NicknameForm } from "./nickname-form";
import { SendButton } from "./send-button";
import { useComposer } from "./use-composer";
import { WriterName } from "./writer-name";

/** Where one writes, with everything that a message can have. */
export function ChatComposer({ trailing }: { readonly trailing?: ReactNode }) {
  const t = useTranslations("chat");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { chat, text, setText, limit, open, ready, waitSeconds, answering, submit } =
    useComposer(field);
  const [renaming, setRenaming] = useState(false);
  const insert = (emoji: string) => {
    const at = field.current?.selectionStart ?? text.length;
    setText(text.slice(0, at) + emoji + text.slice(field.current?.selectionEnd ?? at));
  };
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-col gap-2">
      {renaming && chat.self && (
        <NicknameForm nickname={chat.self.nickname} onDone={() => setRenaming(false)} />
      )}
      {answering && <AnswerChip line={answering} onCancel={() => chat.setReplyTo(null)} />}
      <div className="flex gap-1.5">
        <div className="relative flex min-w-0 flex-1">
          <input
            ref={field}
            aria-label={t("field")}
            aria-describedby={`${id}-left`}
            aria-invalid={limit.left < 0 ? true : undefined}
            autoComplete="off"
            enterKeyHint="send"
            disabled={!open}
            placeholder={
              chat.writing === "notLive"
                ? t("closed")
                : t(answering ? "replyPlaceholder" : "placeholder")
            }
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") chat.setReplyTo(null);
            }}
            className={classNames(
              inputClass,
              "pr-10 pointer-coarse:min-h-11",
              limit.left < 0 ? "border-bad" : "border-edge",
            )}
          />
          <EmojiButton disabled={!open} onPick={insert} />
        </div>
        <SendButton disabled={!ready} waitSeconds={waitSeconds} />
      </div>
      <div className="flex items-center gap-x-3 text-sm">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <FlightSwitch disabled={!open} />
          {!renaming && <WriterName onChange={() => setRenaming(true)} />}
          <DraftCounter id={`${id}-left`} limit={limit} />
        </div>
        {trailing}
      </div>
    </form>
  );
}
