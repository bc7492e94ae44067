import type { Connection } from "@/db/database";
import { nicknamesAmong } from "@/db/repositories/report-evidence";
import {
  countReports,
  findReport,
  type ReportFilter,
  type ReportRow,
  reportsAfter,
} from "@/db/repositories/reports";
import { ServiceError } from "@/lib/errors";
import {
  mostReportsCounted,
  type ReportEntry,
  type ReportState,
  type ReportsPage,
  reportStates,
  reportsPerPage,
} from "@/lib/shared/admin-reports";
import { type ReportKind, type ReportReason, reportReasons } from "@/lib/shared/reports";
import { type Caller, requireStaff } from "./acting";
import { ownId, placeOf } from "./list-cursor";
import type { Services } from "./services";

/**
 * A page of the complaints, the newest first.
 * @throws ServiceError `unverified`; `invalidParameter` for a cursor that is none of ours.
 */
export function listReportsPage(
  { database }: Pick<Services, "database">,
  caller: Caller,
  filter: ReportFilter,
  cursor: string | undefined,
): ReportsPage {
  requireStaff(caller, "readonly");
  const db = database.read;
  const place = placeOf(cursor, ownId);
  const after = place && { createdMs: place.atMs, id: place.id };
  const rows = reportsAfter(db, filter, after, reportsPerPage + 1);
  const shown = rows.slice(0, reportsPerPage);
  const last = shown.at(-1);
  const count = countReports(db, filter, mostReportsCounted + 1);
  return {
    reports: reportEntries(db, shown),
    next: rows.length > reportsPerPage && last ? `${last.createdMs}.${last.id}` : null,
    total: Math.min(count, mostReportsCounted),
    isTotalCut: count > mostReportsCounted,
  };
}

/** @throws ServiceError `notFound` */
export function requireReport(db: Connection, id: string): ReportRow {
  const row = findReport(db, id);
  if (!row) throw new ServiceError("notFound", "There is no report with this id.");
  return row;
}

/** Complaints as the console shows them, with the names of those in them. */
export function reportEntries(db: Connection, rows: readonly ReportRow[]): ReportEntry[] {
  const people = rows.flatMap(({ reporter, reported }) => [reporter, reported]);
  const names = nicknamesAmong(db, people);
  return rows.map((row) => ({
    ...{ id: row.id, kind: kindOf(row), state: stateOf(row), reason: reasonOf(row) },
    ...{ note: row.note, createdMs: row.createdMs, room: row.room },
    reporter: { userId: row.reporter, nickname: names.get(row.reporter) ?? "" },
    reported: {
      userId: row.reported,
      nickname: names.get(row.reported) ?? row.messageNickname,
    },
    ...{ messageText: row.messageText, tapeFileId: row.tapeFileId },
    ...{ handledMs: row.handledMs, handledBy: row.handledBy, resolution: row.resolution },
  }));
}

function kindOf({ messageId, tapeFileId }: ReportRow): ReportKind {
  if (messageId !== "") return "message";
  return tapeFileId === "" ? "live" : "tape";
}

function stateOf({ status }: ReportRow): ReportState {
  return reportStates.find((state) => state === status) ?? "open";
}

function reasonOf({ reason }: ReportRow): ReportReason | "" {
  return reportReasons.find((known) => known === reason) ?? "";
}
