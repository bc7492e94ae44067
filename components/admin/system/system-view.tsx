"use client";

import { useQuery } from "@tanstack/react-query";
import { Settings2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/section-card";
import type { SystemState } from "@/lib/shared/admin-system";
import { AdminFrame } from "../kit/admin-frame";
import { StaleNotice } from "../kit/table-states";
import { BackupsSection } from "./backups-section";
import { ConfigurationDrawer } from "./configuration-drawer";
import { DatabaseCard } from "./database-card";
import { DiskBar } from "./disk-bar";
import { DoctorCard } from "./doctor-card";
import { ProblemsSection } from "./problems-section";
import { ProcessCard } from "./process-card";
import { systemQuery } from "./queries";
import { TrafficCard } from "./traffic-card";

/** How the server itself is, its backups, its problems and its settings. */
export function SystemView({ initial }: { initial: SystemState }) {
  const t = useTranslations("adminSystem");
  const [configurationShown, setConfigurationShown] = useState(false);
  const {
    data: state,
    error,
    dataUpdatedAt,
    refetch,
  } = useQuery({
    ...systemQuery(),
    initialData: initial,
    initialDataUpdatedAt: initial.nowMs,
  });
  return (
    <AdminFrame
      here="system"
      title={t("title")}
      lead={t("lead")}
      actions={
        <Button onClick={() => setConfigurationShown(true)}>
          <Settings2 aria-hidden className="size-4" />
          {t("showConfiguration")}
        </Button>
      }
    >
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <ProcessCard state={state} />
          <SectionCard title={t("disk")}>
            <DiskBar disk={state.disk} />
          </SectionCard>
          <DoctorCard doctor={state.doctor} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <TrafficCard traffic={state.traffic} />
          <DatabaseCard database={state.database} />
        </div>
      </div>
      <BackupsSection backups={state.backups} nowMs={state.nowMs} />
      <ProblemsSection />
      {configurationShown && <ConfigurationDrawer onClose={() => setConfigurationShown(false)} />}
    </AdminFrame>
  );
}
