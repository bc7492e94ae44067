import { useFormatter, useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { LiveView } from "./keep-live-edge";
import { useLiveView } from "./use-live-view";

interface LatencyPillProps {
  /** Null until something is known. Drawn anew by itself, apart from the player around it. */
  readonly readEdge: () => LiveView | null;
  readonly onJump: () => void;
  readonly className?: string;
}

/** "LIVE · 1.6 s", always a way to the edge; amber and saying so when the viewer has fallen behind. */
export function LatencyPill({ readEdge, onJump, className }: LatencyPillProps) {
  const t = useTranslations("player");
  const format = useFormatter();
  const edge = useLiveView(readEdge);
  const seconds = edge?.latencySeconds ?? null;
  const behind = (edge?.behind ?? false) && seconds !== null;
  const text = behind
    ? `${t("behind", { seconds: Math.round(seconds) })} · ${t("toLiveEdge")}`
    : seconds === null
      ? t("live")
      : t("latency", { seconds: format.number(seconds, oneDecimal) });
  return (
    <button
      type="button"
      // The tests and the styles of pages find the offer to come back by it.
      data-live-edge={behind ? "" : undefined}
      data-latency-pill
      title={edge?.catchingUp ? t("catchingUp") : behind ? t("behindWhy") : t("toLiveEdge")}
      onClick={onJump}
      className={classNames(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 font-bold text-sm tabular-nums",
        // Looks small, is hit easily.
        "before:-inset-x-1 before:-inset-y-2.5 before:absolute focus-visible:outline-white",
        behind ? "bg-black/80 text-amber" : "bg-accent text-accent-ink",
        className,
      )}
    >
      <span
        aria-hidden
        className={classNames(
          "size-1.5 rounded-full",
          behind ? "bg-amber" : "bg-accent-ink motion-safe:animate-breathe",
        )}
      />
      {text}
    </button>
  );
}

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
