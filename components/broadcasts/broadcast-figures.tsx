import { useFormatter, useTranslations } from "use-intl";
import type { BroadcastSummary } from "@/lib/shared/broadcast";
import { formatDuration } from "@/lib/shared/format/duration";

/** What a broadcast came to, as large numbers. */
export function BroadcastFigures({ broadcast }: { readonly broadcast: BroadcastSummary }) {
  const t = useTranslations("broadcasts");
  const format = useFormatter();
  const figures = [
    { name: t("duration"), value: formatDuration(broadcast.durationSeconds) },
    { name: t("peakViewers"), value: format.number(broadcast.peakViewers) },
    { name: t("totalViewers"), value: format.number(broadcast.totalViewers) },
    { name: t("likes"), value: format.number(broadcast.likes) },
    { name: t("messages"), value: format.number(broadcast.messages) },
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:flex sm:flex-wrap sm:gap-x-10">
      {figures.map(({ name, value }) => (
        <div key={name} className="flex min-w-0 flex-col-reverse">
          <dt className="text-muted text-sm">{name}</dt>
          <dd className="font-bold text-2xl tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
