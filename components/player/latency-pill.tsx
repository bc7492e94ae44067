import { useFormatter, useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { LivePill } from "@/components/ui/live-pill";
import { latencyState } from "./latency";

interface LatencyPillProps {
  /** Measured latency; null while unknown. */
  readonly seconds: number | null;
  readonly onJump: () => void;
  readonly className?: string;
}

/** "LIVE · 1.6 s"; amber and a way back to the edge when the viewer has fallen behind. */
export function LatencyPill({ seconds, onJump, className }: LatencyPillProps) {
  const t = useTranslations("player");
  const format = useFormatter();
  const state = latencyState(seconds);
  if (seconds === null || state === "unknown") return <LivePill className={className} />;
  const shape = "inline-flex items-center gap-1.5 rounded-full font-bold text-sm tabular-nums";
  if (state === "live") {
    const text = format.number(seconds, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return (
      <span className={classNames(shape, "bg-accent px-2.5 py-0.5 text-accent-ink", className)}>
        <span
          aria-hidden
          className="size-1.5 rounded-full bg-accent-ink motion-safe:animate-breathe"
        />
        {t("latency", { seconds: text })}
      </span>
    );
  }
  return (
    <button
      type="button"
      data-live-edge
      onClick={onJump}
      className={classNames(shape, "min-h-10 bg-black/80 px-3 py-1 text-amber", className)}
    >
      <span aria-hidden className="size-2 rounded-full bg-amber" />
      {t("behind", { seconds: Math.round(seconds) })} · {t("toLiveEdge")}
    </button>
  );
}
