"use client";

import { useQuery } from "@tanstack/react-query";
import { DatabaseBackup, FileCheck2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SectionCard } from "@/components/ui/section-card";
import { TimeAgo } from "@/components/ui/time-ago";
import type { BackupRun, BackupState } from "@/lib/shared/admin-system";
import { Fact, FactList } from "../fact-list";
import { ActionOutcome } from "../kit/action-outcome";
import { DataTable } from "../kit/data-table";
import { useMay } from "../kit/staff-context";
import { useAdminAction } from "../kit/use-admin-action";
import { useBackupColumns } from "./backup-columns";
import { problemOf, useBackupProblem } from "./backup-words";
import { ConditionWord } from "./condition";
import { judgeBackups } from "./judge";
import { backupsQuery, orderBackup, systemKey } from "./queries";
import { useSize } from "./use-size";

interface BackupsSectionProps {
  readonly backups: BackupState;
  /** By the clock of the server. */
  readonly nowMs: number;
}

/** When the database was last backed up and read back, and both at once on request. */
export function BackupsSection({ backups, nowMs }: BackupsSectionProps) {
  const t = useTranslations("adminSystem");
  const size = useSize();
  const problemWord = useBackupProblem();
  const may = useMay("admin");
  const { data, isPending } = useQuery(backupsQuery());
  const action = useAdminAction({ call: orderBackup, invalidates: [systemKey] });
  const busy = action.pending || backups.running !== null;
  const verify = (file: string) => action.run({ kind: "verify", file });
  const columns = useBackupColumns({ onVerify: may && !busy ? verify : null });
  const problem = problemOf(action.error);
  return (
    <SectionCard title={t("backups")} text={t("backupsLead")}>
      <div>
        <ConditionWord judgement={judgeBackups(backups, nowMs)} />
      </div>
      <FactList>
        <Fact name={t("lastBackup")}>
          <When run={backups.lastBackup} />
        </Fact>
        <Fact name={t("lastVerified")}>
          <When run={backups.lastVerified} />
        </Fact>
        <Fact name={t("schedule")}>
          {backups.everyHours > 0
            ? t("everyHours", { hours: backups.everyHours, keep: backups.keep })
            : t("notScheduled", { keep: backups.keep })}
        </Fact>
      </FactList>
      {backups.failure && backups.failure.problem !== "" && (
        <Notice tone="warn">
          {t("backupFailed", { reason: problemWord(backups.failure.problem) })}
          {backups.failure.detail && (
            <code className="block text-sm [overflow-wrap:anywhere]">{backups.failure.detail}</code>
          )}
        </Notice>
      )}
      {may && (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" disabled={busy} onClick={() => action.run({ kind: "backup" })}>
            <DatabaseBackup aria-hidden className="size-4" />
            {t("backUp")}
          </Button>
          <Button
            disabled={busy || backups.lastBackup === null}
            onClick={() => action.run({ kind: "verify" })}
          >
            <FileCheck2 aria-hidden className="size-4" />
            {t("verify")}
          </Button>
        </div>
      )}
      {backups.running && !action.pending && (
        <p role="status">{t(backups.running === "backup" ? "backingUp" : "verifying")}</p>
      )}
      {problem ? (
        <Notice tone="bad">{t("backupFailed", { reason: problemWord(problem) })}</Notice>
      ) : (
        <ActionOutcome
          action={action}
          say={({ kind, file, sizeBytes }: BackupRun) =>
            kind === "backup"
              ? t("backedUp", { file, size: size(sizeBytes) })
              : t("verified", { file })
          }
        />
      )}
      <DataTable
        caption={t("runs")}
        columns={columns}
        rows={data?.runs}
        rowKey={({ id }) => id}
        busy={isPending}
        empty={
          <p className="text-muted">
            {t("noRuns")}
            {backups.everyHours > 0 && ` ${t("noRunsText")}`}
          </p>
        }
      />
      <p className="text-muted text-sm">
        {t("restoreHint", { command: "npx mini-lvb restore FILE" })}
      </p>
    </SectionCard>
  );
}

function When({ run }: { run: BackupRun | null }) {
  const t = useTranslations("adminSystem");
  return run ? <TimeAgo atMs={run.finishedMs} /> : t("never");
}
