import { useFormatter, useTranslations } from "use-intl";
import type { RetentionPreview as Preview } from "@/lib/shared/admin-tapes";
import { useSize } from "../system/use-size";

/** What rules would remove now, before anybody sets them. */
export function RetentionPreview({ preview }: { readonly preview: Preview }) {
  const t = useTranslations("adminTapes");
  const format = useFormatter();
  const bytes = useSize();
  const { count, youngestEndedAtMs, bytesOverLimit } = preview;
  return (
    <section aria-label={t("retentionPreview")} className="rounded-control bg-sunken p-3">
      <h2 className="font-semibold text-sm">{t("retentionPreview")}</h2>
      <p role="status" className="tabular-nums">
        {count === 0 || youngestEndedAtMs === null
          ? t("retentionNothing")
          : t("retentionWould", {
              count,
              size: bytes(preview.bytes),
              time: format.relativeTime(new Date(youngestEndedAtMs), new Date()),
            })}
      </p>
      {count > 0 && <p className="text-muted text-sm">{t("retentionPace")}</p>}
      {bytesOverLimit > 0 && (
        <p className="text-muted text-sm">
          {t("retentionStillOver", { size: bytes(bytesOverLimit) })}
        </p>
      )}
    </section>
  );
}
