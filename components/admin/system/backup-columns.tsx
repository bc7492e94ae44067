"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TimeAgo } from "@/components/ui/time-ago";
import type { BackupRun } from "@/lib/shared/admin-system";
import type { Column } from "../kit/table-columns";
import { useBackupProblem } from "./backup-words";
import { ConditionWord } from "./condition";
import { useSize } from "./use-size";

interface BackupColumnsOptions {
  /** Null while nobody may, or something is under way. */
  readonly onVerify: ((file: string) => void) | null;
}

/** What the table of backups tells of each. */
export function useBackupColumns({ onVerify }: BackupColumnsOptions): readonly Column<BackupRun>[] {
  const t = useTranslations("adminSystem");
  const size = useSize();
  const problemWord = useBackupProblem();
  return [
    {
      id: "file",
      title: t("file"),
      narrow: "title",
      cell: ({ file }) => <code className="text-sm [overflow-wrap:anywhere]">{file || "–"}</code>,
    },
    {
      id: "kind",
      title: t("kind"),
      cell: ({ kind }) => t(kind === "backup" ? "kindBackup" : "kindVerify"),
    },
    { id: "when", title: t("when"), cell: ({ startedMs }) => <TimeAgo atMs={startedMs} /> },
    {
      id: "size",
      title: t("size"),
      align: "end",
      cell: ({ sizeBytes }) => (sizeBytes > 0 ? size(sizeBytes) : "–"),
    },
    {
      id: "took",
      title: t("took"),
      align: "end",
      cell: ({ startedMs, finishedMs }) =>
        t("seconds", { seconds: Math.max(0, finishedMs - startedMs) / 1000 }),
    },
    {
      id: "outcome",
      title: t("outcome"),
      cell: ({ problem, detail }) =>
        problem === "" ? (
          <ConditionWord judgement="good">{t("wentWell")}</ConditionWord>
        ) : (
          <span className="flex flex-col">
            <ConditionWord judgement="bad">{problemWord(problem)}</ConditionWord>
            {detail && (
              <code className="text-muted text-sm [overflow-wrap:anywhere]">{detail}</code>
            )}
          </span>
        ),
    },
    {
      id: "actions",
      title: t("actions"),
      narrow: "corner",
      cell: ({ kind, file, problem }) =>
        kind === "backup" && problem === "" && onVerify ? (
          <Button
            variant="ghost"
            onClick={() => onVerify(file)}
            aria-label={`${t("verifyThis")} ${file}`}
            className="-my-1.5 min-h-8 px-2 py-1 text-sm pointer-coarse:min-h-11"
          >
            {t("verifyThis")}
          </Button>
        ) : null,
    },
  ];
}
