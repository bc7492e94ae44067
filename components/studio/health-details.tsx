import { useTranslations } from "use-intl";
import type { IngestHealth } from "@/lib/shared/ingest";
import { useHealthRows } from "./use-health-rows";

/** Everything that is measured, in words and units. */
export function HealthDetails({ health, nowMs }: { health: IngestHealth; nowMs: number }) {
  const t = useTranslations("studioHealth");
  const rows = useHealthRows(health, nowMs);
  return (
    <dl
      aria-label={t("details")}
      className="gap-x-10 text-sm tabular-nums sm:columns-2 lg:columns-1 xl:columns-2"
    >
      {rows.map(([name, value]) => (
        <div
          key={name}
          className="flex break-inside-avoid flex-wrap justify-between gap-x-4 border-line border-b py-1.5"
        >
          <dt className="text-muted">{t(name)}</dt>
          <dd className="ms-auto text-end">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
