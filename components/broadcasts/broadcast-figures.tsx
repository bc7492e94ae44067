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
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8rem),1fr))] gap-x-4 gap-y-3 sm:flex sm:flex-wrap sm:gap-x-10">
      {figures.map(({ name, value }) => (
        <div key={name} className="flex min-w-0 flex-col-reverse">
          <dt className="text-muted text-sm">{name}</dt>
          {/* A million fits a phone, too, whose reader has made the text twice as large. */}
          <dd className="font-bold text-[length:max(1.125rem,min(1.75rem,8vw))] leading-tight tabular-nums">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
