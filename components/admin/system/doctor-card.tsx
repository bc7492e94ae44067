import { useTranslations } from "use-intl";
import { LinkButton } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/section-card";
import { TimeAgo } from "@/components/ui/time-ago";
import type { DoctorSummary } from "@/lib/shared/admin-system";
import { ConditionWord } from "./condition";

/** What the doctor last found, and the way to him. */
export function DoctorCard({ doctor }: { doctor: DoctorSummary }) {
  const t = useTranslations("adminSystem");
  const { running, finishedMs, failed, warnings } = doctor;
  const judgement = failed > 0 ? "bad" : warnings > 0 ? "attention" : "good";
  return (
    <SectionCard title={t("doctor")}>
      {running && <p>{t("doctorRunning")}</p>}
      {!running && finishedMs === 0 && <p className="text-muted">{t("doctorNever")}</p>}
      {!running && finishedMs > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <ConditionWord judgement={judgement}>
            {judgement === "good" ? t("doctorWell") : t("doctorFound", { failed, warnings })}
          </ConditionWord>
          <span className="text-muted">
            {t("doctorRan")} <TimeAgo atMs={finishedMs} />
          </span>
        </div>
      )}
      <div>
        <LinkButton href="/admin/doctor">{t("toDoctor")}</LinkButton>
      </div>
    </SectionCard>
  );
}
