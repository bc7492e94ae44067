import { useTranslations } from "use-intl";
import { RunningTime } from "@/components/home/running-time";

const minuteMs = 60_000;

interface LiveAgeProps {
  /** Unix ms; null while nothing runs. */
  readonly startedAtMs: number | null;
  /** Server time, Unix ms. */
  readonly nowMs: number;
}

/** How long a broadcast has been running, to the minute. */
export function LiveAge({ startedAtMs, nowMs }: LiveAgeProps) {
  const t = useTranslations("adminLives");
  if (startedAtMs === null) return <span className="text-muted">{t("noNumber")}</span>;
  return <RunningTime minutes={Math.max(0, Math.floor((nowMs - startedAtMs) / minuteMs))} />;
}
