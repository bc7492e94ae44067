"use client";

import { CornerDownRight } from "lucide-react";
import { memo, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { classNames } from "@/components/ui/class-names";
import type { Quote } from "@/lib/shared/chat";
import { ChatBadges } from "./chat-badges";
import type { ChatLine } from "./chat-state";
import { FailedNote } from "./failed-note";
import { LineMenuButton } from "./line-menu-button";

interface ChatLineViewProps {
  readonly line: ChatLine;
  readonly own: boolean;
  readonly broadcaster: boolean;
  /** Whether something can be done about it; not in replays. */
  readonly withMenu?: boolean;
  /** Its menu is the one that Tab leads to. */
  readonly tabStop?: boolean;
  /** What stands before it, e.g. its time. */
  readonly before?: ReactNode;
}

/** One message. What it says is text and nothing else: no link, no markup. */
export const ChatLineView = memo(function ChatLineView(props: ChatLineViewProps) {
  const { line, own, broadcaster, withMenu = false, tabStop = false, before } = props;
  const t = useTranslations("chat");
  return (
    <article
      className={classNames(
        "group/line relative flex items-start gap-2 rounded-control px-2 py-1 hover:bg-sunken focus-within:bg-sunken",
        line.delivery === "sending" && "opacity-60",
      )}
    >
      {before}
      <Avatar
        userId={line.userId}
        name={line.removed ? "–" : line.nickname}
        url={line.removed ? "" : line.avatarUrl}
        className="mt-0.5 size-5 text-[0.6875rem]"
      />
      <div className="min-w-0 flex-1">
        {line.replyTo && <QuoteView quote={line.replyTo} />}
        {line.removed ? (
          <p className="text-muted italic">{t("removed")}</p>
        ) : (
          <p className="[overflow-wrap:anywhere]">
            <bdi
              className={classNames(
                "mr-1.5 font-semibold",
                own ? "text-accent-text" : "text-muted",
              )}
            >
              {line.nickname}
            </bdi>
            <ChatBadges line={line} own={own} broadcaster={broadcaster} />
            <bdi>{line.text}</bdi>
          </p>
        )}
        {line.delivery === "sending" && <span className="sr-only">{t("sending")}</span>}
        {line.delivery === "failed" && <FailedNote line={line} />}
      </div>
      {withMenu && <LineMenuButton line={line} tabStop={tabStop} />}
    </article>
  );
});

/** What a message answers, above it and on one line. */
function QuoteView({ quote }: { readonly quote: Quote }) {
  const t = useTranslations("chat");
  return (
    <p className="flex min-w-0 items-center gap-1 text-muted text-sm">
      <CornerDownRight aria-hidden className="size-3.5 shrink-0" />
      <span className="sr-only">{t("answers", { name: quote.nickname })}: </span>
      <span className="truncate">
        <bdi aria-hidden className="font-semibold">
          {quote.nickname}
        </bdi>{" "}
        {quote.text ? <bdi>{quote.text}</bdi> : <i>{t("removed")}</i>}
      </span>
    </p>
  );
}
