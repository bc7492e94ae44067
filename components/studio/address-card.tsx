import { KeyRound } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { CopyField } from "@/components/ui/copy-field";
import type { PushAddress } from "@/lib/shared/models";

/** What goes into OBS, and where. */
export function AddressCard({ address }: { address: PushAddress }) {
  const t = useTranslations("studio");
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const until = format.dateTime(new Date(address.expiresAtMs), {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  });
  return (
    <section
      aria-label={t("addressTitle")}
      className="flex animate-appear flex-col gap-4 border-line border-t pt-4"
    >
      <CopyField label={t("server")} value={address.server} data-stream-server />
      <CopyField label={t("streamKey")} value={address.streamKey} secret data-stream-key />
      <p className="flex items-start gap-2 text-muted text-sm">
        <KeyRound aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {t("keepSecret")} {t("expires", { time: until })}
        </span>
      </p>
      <h3 className="font-semibold text-sm">{t("stepsTitle")}</h3>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm">
        <li>{t("step1")}</li>
        <li>{t("step2")}</li>
        <li>{t("step3")}</li>
        <li>{t("step4")}</li>
      </ol>
    </section>
  );
}
