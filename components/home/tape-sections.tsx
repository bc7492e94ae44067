import { useTranslations } from "use-intl";
import type { Tape } from "@/lib/shared/models";
import { TapeGrid } from "./tape-grid";

interface TapeSectionsProps {
  /** Over those of the last days. */
  readonly title: string;
  readonly tapes: readonly Tape[];
  /** What ended before is older, Unix ms. */
  readonly recentSinceMs: number;
  /** How long a recording is recent. */
  readonly recentDays: number;
}

/** A page of recordings, newest first; the older ones under a title of their own. */
export function TapeSections(props: TapeSectionsProps) {
  const { title, tapes, recentSinceMs, recentDays } = props;
  const t = useTranslations("home");
  const recent = tapes.filter((tape) => tape.endedAtMs >= recentSinceMs);
  const older = tapes.filter((tape) => tape.endedAtMs < recentSinceMs);
  return (
    <>
      {(recent.length > 0 || older.length === 0) && <h2 className="text-lg">{title}</h2>}
      {recent.length > 0 && <TapeGrid tapes={recent} early />}
      {older.length > 0 && (
        <>
          <h2 className={recent.length > 0 ? "mt-4 text-lg" : "text-lg"}>
            {t("olderRecordings", { days: recentDays })}
          </h2>
          <TapeGrid tapes={older} early={recent.length === 0} />
        </>
      )}
    </>
  );
}
