import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { ReplayClock } from "./replay-clock";
import type { LoadedChat } from "./replay-moments";
import { useReplayLines } from "./use-replay-lines";

interface ReplayOverlayProps {
  readonly clock: ReplayClock;
  readonly loaded: LoadedChat;
  readonly ownUserId: string;
  /** Opens the whole conversation. */
  readonly onOpen: () => void;
}

/** Lines over the picture; more would hide it. */
const shownLines = 5;

/**
 * The last messages over the lower left of a portrait picture, each on a dark ground of its own, as
 * in a live. For screen readers it is the button to the whole conversation.
 */
export function ReplayOverlay({ clock, loaded, ownUserId, onOpen }: ReplayOverlayProps) {
  const t = useTranslations("replay");
  const { lines } = useReplayLines(clock, loaded, shownLines);
  if (lines.length === 0) return null;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={t("openChat")}
      onClick={onOpen}
      className={classNames(
        "pointer-events-auto absolute bottom-28 left-3 flex min-h-11 max-w-[85%] flex-col items-start justify-end gap-1 rounded-control text-left",
        lines.length >= shownLines && "[mask-image:linear-gradient(transparent,black_3rem)]",
      )}
    >
      {lines.map(({ id, userId, nickname, text }) => (
        <span
          key={id}
          className="line-clamp-2 max-w-full rounded-surface bg-black/70 px-2.5 py-1 text-base text-white [overflow-wrap:anywhere] motion-safe:animate-settle"
        >
          <span
            className={classNames(
              "mr-1.5 font-semibold",
              userId === ownUserId ? "text-amber" : "text-white/80",
            )}
          >
            {nickname}
          </span>
          {text}
        </span>
      ))}
    </button>
  );
}
