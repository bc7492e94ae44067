"use client";

import { useQuery } from "@tanstack/react-query";
import { BookOpen, Inbox, Radio, Stethoscope } from "lucide-react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";
import type { SystemSummary } from "@/lib/shared/admin-system";
import type { ServerState } from "@/lib/shared/server-state";
import { serverStateQuery } from "./admin-calls";
import { CallbacksCard } from "./callbacks-card";
import { ComparisonCard, RelayCard } from "./cloud-cards";
import { GroupsCard } from "./groups-card";
import { AdminFrame } from "./kit/admin-frame";
import { EndpointsCard, ServerCard } from "./server-card";
import { NowCards } from "./system/now-cards";

const places = [
  { href: "/admin/lives", icon: Radio, title: "toLives", text: "toLivesText" },
  { href: "/admin/callbacks", icon: Inbox, title: "toCallbacks", text: "toCallbacksText" },
  { href: "/admin/doctor", icon: Stethoscope, title: "toDoctor", text: "toDoctorText" },
  { href: "/docs", icon: BookOpen, title: "toDocs", text: "toDocsText" },
] as const;

interface OverviewViewProps {
  readonly initial: ServerState;
  readonly summary: SystemSummary;
}

/** How everything is, and the ways to where something can be done about it. */
export function OverviewView({ initial, summary }: OverviewViewProps) {
  const t = useTranslations("admin");
  const { data: state, error } = useQuery({
    ...serverStateQuery(),
    initialData: initial,
    initialDataUpdatedAt: initial.nowMs,
  });
  return (
    <AdminFrame here="overview" title={t("overview")} lead={t("overviewLead")}>
      {error && <ProblemNotice error={error} />}
      <NowCards initial={summary} callbacks={state.callbacks} livesOnAir={state.livesOnAir} />
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        <ServerCard state={state} />
        <ComparisonCard comparison={state.comparison} />
        <CallbacksCard callbacks={state.callbacks} />
        <RelayCard relay={state.relay} />
        <GroupsCard relay={state.relay} groups={state.groups} />
        <EndpointsCard endpoints={state.endpoints} />
      </div>
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {places.map(({ href, icon: Icon, title, text }) => (
          <li key={href}>
            <PageLink
              href={href}
              className={surfaceClass(
                "flex h-full items-start gap-3 p-4 transition-colors duration-150 hover:bg-sunken",
              )}
            >
              <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
              <span className="flex flex-col">
                <span className="font-semibold">{t(title)}</span>
                <span className="text-muted text-sm">{t(text)}</span>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </AdminFrame>
  );
}
