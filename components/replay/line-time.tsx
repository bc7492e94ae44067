import { useTranslations } from "use-intl";
import { formatDuration } from "@/lib/shared/format/duration";

interface LineTimeProps {
  readonly offsetMs: number;
  readonly onSeek: () => void;
}

/** When a line was said; leads to the picture of that moment. */
export function LineTime({ offsetMs, onSeek }: LineTimeProps) {
  const t = useTranslations("replay");
  const time = formatDuration(offsetMs / 1000);
  return (
    <button
      type="button"
      onClick={onSeek}
      aria-label={t("seekTo", { time })}
      className="relative min-h-6 min-w-9 shrink-0 rounded-control text-right text-muted text-sm tabular-nums after:absolute after:-inset-x-1 after:-inset-y-0.5 hover:text-text hover:underline"
    >
      {time}
    </button>
  );
}
