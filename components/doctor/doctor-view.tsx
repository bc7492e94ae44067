"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Stethoscope } from "lucide-react";
import { useTranslations } from "use-intl";
import { AdminFrame } from "@/components/admin/kit/admin-frame";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { Spinner } from "@/components/ui/spinner";
import { TimeAgo } from "@/components/ui/time-ago";
import type { DescribedFinding } from "@/lib/shared/doctor/describe-finding";
import { doctorQuery, startDoctor } from "./doctor-calls";
import { FindingItem } from "./finding-item";

/** The gravest first; what could not be checked last. */
const order = ["failed", "warning", "ok", "skipped"] as const;

/** Runs the doctor and shows what it finds while it runs. */
export function DoctorView() {
  const t = useTranslations("doctor");
  const client = useQueryClient();
  const { data: report, error: readError } = useQuery(doctorQuery());
  const start = useMutation({
    mutationFn: startDoctor,
    onSuccess: async (begun) => {
      const { queryKey } = doctorQuery();
      // An answer from before the run would say that none is under way.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, begun);
    },
  });
  const running = report?.running === true || start.isPending;
  const problem = start.error ?? readError;
  return (
    <AdminFrame
      here="doctor"
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          <Button variant="primary" disabled={running} onClick={() => start.mutate(false)}>
            <Stethoscope aria-hidden className="size-4" />
            {t("run")}
          </Button>
          <Button
            disabled={running}
            onClick={() => start.mutate(true)}
            aria-describedby="doctor-push-hint"
          >
            {t("runWithPush")}
          </Button>
        </>
      }
    >
      <p id="doctor-push-hint" className="text-muted text-sm">
        {t("pushHint")}
      </p>
      {problem && <ProblemNotice error={problem} say={(reason) => t("failed", { reason })} />}
      <div role="status" className="flex min-h-6 flex-wrap items-center gap-2">
        {report?.running && (
          <>
            <Spinner />
            {t("running", { done: report.done, total: report.total })}
          </>
        )}
        {report && report.finishedMs > 0 && <Summary findings={report.findings} />}
        {report && report.finishedMs > 0 && (
          <span className="text-muted">
            {t("lastRun")} <TimeAgo atMs={report.finishedMs} />
          </span>
        )}
      </div>
      {report && report.findings.length > 0 && (
        <ul className="rounded-surface border border-line bg-raised shadow-lift">
          {sorted(report.findings).map((found) => (
            <FindingItem key={found.check + found.code} found={found} />
          ))}
        </ul>
      )}
      {report?.startedMs === 0 && !running && (
        <EmptyScene title={t("neverRun")} text={t("neverRunText")} />
      )}
      <div>
        <LinkButton href="/admin/callbacks">{t("toLedger")}</LinkButton>
      </div>
    </AdminFrame>
  );
}

function Summary({ findings }: { findings: readonly DescribedFinding[] }) {
  const t = useTranslations("doctor");
  const failed = findings.filter(({ status }) => status === "failed").length;
  const warnings = findings.filter(({ status }) => status === "warning").length;
  return (
    <span className="font-semibold">
      {failed > 0 && `${t("someFailed", { count: failed })} `}
      {warnings > 0 && t("someWarnings", { count: warnings })}
      {failed === 0 && warnings === 0 && t("allWell")}
    </span>
  );
}

function sorted(findings: readonly DescribedFinding[]): readonly DescribedFinding[] {
  return order.flatMap((status) => findings.filter((found) => found.status === status));
}
