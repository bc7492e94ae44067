"use client";

import { SendHorizontal } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, LinkButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { maxChatTextBytes } from "@/lib/shared/chat";

interface ChatComposerProps {
  readonly signedIn: boolean;
  readonly room: string;
  /** Nothing is on air. */
  readonly closed: boolean;
  /** Only the broadcaster and moderators may write. */
  readonly silenced: boolean;
  readonly danmaku: boolean;
  readonly onDanmaku: (on: boolean) => void;
  readonly onSay: (text: string) => void;
}

/** The counter appears when so many bytes are left. */
const counterFromBytes = 60;

/** Where one writes, or the hint why not. */
export function ChatComposer(props: ChatComposerProps) {
  const { signedIn, room, closed, silenced, danmaku, onDanmaku, onSay } = props;
  const t = useTranslations("chat");
  const id = useId();
  const [text, setText] = useState("");
  const left = maxChatTextBytes - new TextEncoder().encode(text.trim()).length;
  if (!signedIn) {
    const next = encodeURIComponent(`/live/${encodeURIComponent(room)}`);
    return (
      <p className="flex min-w-0 flex-1 flex-wrap items-center gap-2 text-muted text-sm">
        <span>{t("signInHint")}</span>
        <LinkButton href={`/login?next=${next}`}>{t("signIn")}</LinkButton>
      </p>
    );
  }
  const disabled = closed || silenced;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (disabled || text.trim() === "" || left < 0) return;
    onSay(text.trim());
    setText("");
  };
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-1 flex-col gap-1.5">
      <div className="flex gap-2">
        <input
          aria-label={t("field")}
          aria-describedby={`${id}-left`}
          aria-invalid={left < 0 ? true : undefined}
          autoComplete="off"
          enterKeyHint="send"
          disabled={disabled}
          placeholder={closed ? t("closed") : t("placeholder")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={classNames(inputClass, left < 0 ? "border-bad" : "border-edge")}
        />
        <Button
          type="submit"
          variant="primary"
          aria-label={t("send")}
          disabled={disabled || text.trim() === "" || left < 0}
          className="shrink-0 px-3"
        >
          <SendHorizontal aria-hidden className="size-4" />
        </Button>
      </div>
      <div className="flex items-center justify-between gap-2 text-sm">
        <label className="flex min-h-6 items-center gap-1.5 text-muted">
          <input
            type="checkbox"
            checked={danmaku}
            disabled={disabled}
            onChange={(event) => onDanmaku(event.target.checked)}
            className="size-4 accent-accent"
          />
          {t("danmaku")}
        </label>
        <span id={`${id}-left`} className={left < 0 ? "font-semibold text-bad" : "text-muted"}>
          {left < 0 && t("bytesOver", { over: -left })}
          {left >= 0 && left <= counterFromBytes && t("bytesLeft", { left })}
        </span>
      </div>
    </form>
  );
}
