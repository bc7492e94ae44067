"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { AnswerChip } from "./answer-chip";
import { useRoomChat } from "./chat-context";
import { DraftCounter } from "./draft-counter";
import { FailedNote } from "./failed-note";
import { FlightButton } from "./flight-button";
import { LikeButton } from "./like-button";
import { NicknameForm } from "./nickname-form";
import { SendButton } from "./send-button";
import { SignInHint } from "./sign-in-hint";
import { useComposer } from "./use-composer";
import { WritingNotice } from "./writing-notice";

/**
 * Where one writes on a phone: at the thumb, over the picture, dark in both themes, above the safe
 * area. The page around it ends where the virtual keyboard begins (`useVisualViewport` of the room).
 */
export function ChatBar({ className }: { readonly className?: string }) {
  const t = useTranslations("chat");
  const { writing, lines } = useRoomChat();
  const failed = lines.findLast(({ delivery }) => delivery === "failed");
  return (
    <section
      aria-label={t("bar")}
      className={classNames(
        "scheme-dark pointer-events-auto flex flex-col gap-2 bg-ground/90 px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] text-text",
        className,
      )}
    >
      {failed && <FailedNote line={failed} />}
      <WritingNotice />
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          {writing === "signIn" && <SignInHint />}
          {writing === "nickname" && <NicknameForm />}
          {writing !== "signIn" && writing !== "nickname" && <BarField />}
        </div>
        <LikeButton className="rounded-full" />
      </div>
    </section>
  );
}

function BarField() {
  const t = useTranslations("chat");
  const field = useRef<HTMLInputElement>(null);
  const { chat, text, setText, limit, open, ready, waitSeconds, answering, submit } =
    useComposer(field);
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-col gap-1">
      {answering && <AnswerChip line={answering} onCancel={() => chat.setReplyTo(null)} />}
      <div className="flex gap-1.5">
        <div className="relative flex min-w-0 flex-1">
          <FlightButton disabled={!open} />
          <input
            ref={field}
            aria-label={t("field")}
            aria-describedby="chat-bar-left"
            aria-invalid={limit.left < 0 ? true : undefined}
            autoComplete="off"
            enterKeyHint="send"
            disabled={!open}
            placeholder={chat.writing === "notLive" ? t("closed") : t("placeholder")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={classNames(
              inputClass,
              // iOS zooms in on fields with smaller letters.
              "min-h-11 rounded-full pl-12 text-[1rem]",
              limit.left < 0 ? "border-bad" : "border-edge",
            )}
          />
        </div>
        {(text !== "" || waitSeconds > 0) && (
          <SendButton disabled={!ready} waitSeconds={waitSeconds} className="rounded-full" />
        )}
      </div>
      <span className="text-sm empty:hidden">
        <DraftCounter id="chat-bar-left" limit={limit} />
      </span>
    </form>
  );
}
