"use client";

import { useTranslations } from "use-intl";
import { TimeAgo } from "@/components/ui/time-ago";
import type { DiskState, DiskUsage } from "@/lib/shared/admin-system";
import { ConditionWord } from "./condition";
import { judgeDisk } from "./judge";
import { useSize } from "./use-size";

/** From dark to light along the bar; which is which, the list below says in words. */
const shades = [90, 74, 60, 48, 38, 30, 20] as const;
type Part = keyof Omit<DiskUsage, "measuredMs">;
const parts: readonly (readonly [Part, PartWord])[] = [
  ["recordings", "recordings"],
  ["withheld", "withheld"],
  ["uploads", "uploads"],
  ["database", "databaseFiles"],
  ["backups", "backupFiles"],
  ["logs", "logs"],
];
type PartWord =
  | "recordings"
  | "withheld"
  | "uploads"
  | "databaseFiles"
  | "backupFiles"
  | "logs"
  | "others";

interface Segment {
  readonly name: PartWord;
  readonly bytes: number;
  readonly shade: number;
}

/** How the disk is shared out, and how much of it is left; `brief`: the bar alone. */
export function DiskBar({ disk, brief = false }: { disk: DiskState; brief?: boolean }) {
  const t = useTranslations("adminSystem");
  const size = useSize();
  const { totalBytes, freeBytes, reserveBytes, usage } = disk;
  const used = totalBytes - freeBytes;
  const judgement = judgeDisk(disk);
  const segments = segmentsOf(disk);
  const share = (bytes: number) => `${(100 * bytes) / Math.max(1, totalBytes)}%`;
  // Its edge alone would be wider than what is smaller.
  const isSeen = ({ bytes }: Segment) => bytes > totalBytes / 200;
  const words = t("diskBar", { used: size(used), total: size(totalBytes), free: size(freeBytes) });
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 tabular-nums">
        <span>{words}</span>
        <ConditionWord judgement={judgement}>
          {judgement === "good" ? undefined : t(judgement === "bad" ? "diskFull" : "diskLow")}
        </ConditionWord>
      </p>
      <div
        aria-hidden
        className="relative flex h-4 overflow-hidden rounded-control border border-edge bg-sunken"
      >
        {segments.filter(isSeen).map(({ name, bytes, shade }) => (
          <span
            key={name}
            style={{ width: share(bytes), backgroundColor: shadeOf(shade) }}
            className="h-full border-raised border-r last-of-type:border-r-0"
          />
        ))}
        {/* Where recording stops. */}
        <span
          style={{ right: share(reserveBytes) }}
          className="absolute inset-y-0 border-bad border-r-2"
        />
      </div>
      {!brief && (
        <>
          <ul className="grid gap-x-6 gap-y-1 tabular-nums sm:grid-cols-2">
            {segments.map(({ name, bytes, shade }) => (
              <li key={name} className="flex items-center gap-2">
                <span
                  aria-hidden
                  style={{ backgroundColor: shadeOf(shade) }}
                  className="size-3 shrink-0 rounded-sm border border-edge"
                />
                <span className="text-muted">{t(name)}</span>
                <span className="ml-auto">{size(bytes)}</span>
              </li>
            ))}
          </ul>
          <p className="text-muted text-sm">
            {t("reserve", { size: size(reserveBytes) })}{" "}
            {usage ? (
              <>
                {t("measured")} <TimeAgo atMs={usage.measuredMs} />
              </>
            ) : (
              t("measuring")
            )}
          </p>
        </>
      )}
    </div>
  );
}

/** What is ours, and all that is not. */
function segmentsOf({ totalBytes, freeBytes, usage }: DiskState): Segment[] {
  const ours = usage
    ? parts.map(([part, name], index) => ({
        name,
        bytes: usage[part],
        shade: shades[index] ?? 0,
      }))
    : [];
  const known = ours.reduce((sum, { bytes }) => sum + bytes, 0);
  const bytes = Math.max(0, totalBytes - freeBytes - known);
  return [...ours, { name: "others", bytes, shade: shades[6] }];
}

function shadeOf(percent: number): string {
  return `color-mix(in oklab, var(--text) ${percent}%, var(--sunken))`;
}
