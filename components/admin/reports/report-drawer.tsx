"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Spinner } from "@/components/ui/spinner";
import { isolated } from "@/lib/shared/isolated";
import { Drawer } from "../kit/drawer";
import { useMay } from "../kit/staff-context";
import { StaleNotice } from "../kit/table-states";
import { reportQuery } from "./queries";
import { ReportActs } from "./report-acts";
import { ReportConversation } from "./report-conversation";
import { ReportDecision } from "./report-decision";
import { ReportFacts } from "./report-facts";
import { ReportPerson } from "./report-person";

interface ReportDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** A complaint with its evidence, and what can be done about it. */
export function ReportDrawer({ id, onClose }: ReportDrawerProps) {
  const t = useTranslations("adminReports");
  const common = useTranslations("common");
  const { data, error, dataUpdatedAt, refetch } = useQuery(reportQuery(id));
  const isAboutStaff = data?.person.isStaff === true;
  const mayAct = useMay(isAboutStaff ? "admin" : "moderator");
  const { userId = "", nickname = "" } = data?.report.reported ?? {};
  const title = data ? t("detailTitle", { name: isolated(nickname || userId) }) : t("title");
  return (
    <Drawer title={title} onClose={onClose}>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      {!data && !error && (
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner />
          {t("loading")}
        </p>
      )}
      {data && (
        <>
          <ReportFacts detail={data} />
          <ReportConversation detail={data} />
          <ReportPerson detail={data} />
          {mayAct && <ReportActs detail={data} />}
          <ReportDecision detail={data} mayDecide={mayAct} />
          {isAboutStaff && !mayAct && <p className="text-muted">{common("problemStaffAccount")}</p>}
        </>
      )}
    </Drawer>
  );
}
