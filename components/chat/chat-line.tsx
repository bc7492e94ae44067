"use client";

import { Ban, type LucideIcon, MicOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { ChatLine } from "./chat-state";
import { useChatProblem } from "./use-chat-problem";

interface ChatLineViewProps {
  readonly line: ChatLine;
  readonly own: boolean;
  readonly broadcaster: boolean;
  /** Absent where the reader may not, or where there is nobody to mute. */
  readonly onMute?: (() => void) | undefined;
  readonly onBan?: (() => void) | undefined;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
}

const actionClass =
  "min-h-6 rounded-control px-1.5 font-semibold text-accent-text text-sm underline underline-offset-2";

/** One message. What it says is text and nothing else: no link, no markup. */
export function ChatLineView(props: ChatLineViewProps) {
  const { line, own, broadcaster, onMute, onBan, onRetry, onDiscard } = props;
  const t = useTranslations("chat");
  const problemText = useChatProblem();
  return (
    <article
      className={classNames("group flex flex-col", line.delivery === "sending" && "opacity-60")}
    >
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        <span
          className={classNames(
            "max-w-40 truncate font-semibold text-sm",
            own ? "text-accent-text" : "text-muted",
          )}
        >
          {line.nickname}
        </span>
        {broadcaster && <Badge>{t("broadcaster")}</Badge>}
        {line.kind === "danmaku" && <Badge>{t("danmakuMark")}</Badge>}
        <span className="min-w-0 break-words [overflow-wrap:anywhere]">{line.text}</span>
        {onMute && (
          <OrderButton
            icon={MicOff}
            label={t("muteOf", { name: line.nickname })}
            title={t("mute")}
            onClick={onMute}
          />
        )}
        {onBan && (
          <OrderButton
            icon={Ban}
            label={t("banOf", { name: line.nickname })}
            title={t("ban")}
            onClick={onBan}
          />
        )}
      </p>
      {line.delivery === "sending" && <span className="sr-only">{t("sending")}</span>}
      {line.delivery === "failed" && (
        <p role="alert" className="text-bad text-sm">
          {problemText(line.problem)}{" "}
          <button type="button" onClick={onRetry} className={actionClass}>
            {t("retry")}
          </button>
          <button type="button" onClick={onDiscard} className={actionClass}>
            {t("discard")}
          </button>
        </p>
      )}
    </article>
  );
}

interface OrderButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly title: string;
  readonly onClick: () => void;
}

/** What keeps order, beside the message that calls for it. */
function OrderButton({ icon: Icon, label, title, onClick }: OrderButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-label={label}
      title={title}
      className="grid size-6 place-items-center self-center rounded-control text-muted hover:bg-sunken hover:text-text"
    >
      <Icon aria-hidden className="size-3.5" />
    </button>
  );
}

function Badge({ children }: { readonly children: string }) {
  return (
    <span className="rounded-full border border-line px-1.5 text-muted text-sm">{children}</span>
  );
}
