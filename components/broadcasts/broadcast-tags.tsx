import { useTranslations } from "use-intl";
import type { BroadcastSummary } from "@/lib/shared/broadcast";

/** What is special about a broadcast: it runs, nobody else ever saw it, or staff has ended it. */
export function BroadcastTags({ broadcast }: { readonly broadcast: BroadcastSummary }) {
  const t = useTranslations("broadcasts");
  const { endedAtMs, publicAtMs, endedBy } = broadcast;
  return (
    <>
      {endedAtMs === null && (
        <span className="rounded-full bg-accent px-2.5 py-0.5 font-bold text-accent-ink text-sm">
          {t("running")}
        </span>
      )}
      {publicAtMs === null && (
        <span className="rounded-full border border-edge px-2.5 py-0.5 text-sm">
          {t("onlyYou")}
        </span>
      )}
      {endedBy && (
        <span className="rounded-full border border-edge px-2.5 py-0.5 text-sm text-text">
          {t("endedByStaff", { by: endedBy.by })}
        </span>
      )}
    </>
  );
}
