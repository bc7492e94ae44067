import * as log from "@/db/repositories/audit-log";
import { type AuditPage, auditExportRows, auditPerPage } from "@/lib/shared/audit";
import { csvOf } from "@/lib/shared/csv";
import { type Caller, requireStaff } from "./acting";
import type { Services } from "./services";

/** The newest lines first, from before `filter.beforeSeq`. @throws ServiceError `unverified` */
export function auditPageOf(
  { database }: Pick<Services, "database">,
  caller: Caller,
  filter: log.AuditFilter,
): AuditPage {
  requireStaff(caller, "readonly");
  const rows = log.auditLines(database.read, filter, auditPerPage + 1);
  const entries = rows.slice(0, auditPerPage);
  return {
    entries,
    next: rows.length > auditPerPage ? (entries.at(-1)?.seq ?? null) : null,
  };
}

/** A filter as it is asked for: `days` alone is as good as a moment. */
export function auditFilterOf(
  { now }: Pick<Services, "now">,
  { days, ...filter }: log.AuditFilter & { readonly days?: number | undefined },
): log.AuditFilter {
  if (days === undefined || filter.fromMs !== undefined) return filter;
  return { ...filter, fromMs: now() - days * 86_400_000 };
}

const csvHead = [
  "seq",
  "time (UTC)",
  "actor",
  "via",
  "token",
  "address",
  "action",
  "target",
  "details",
  "outcome",
];

/** The same lines, at most `auditExportRows`, for a spreadsheet. @throws ServiceError `unverified` */
export function auditCsv(
  { database }: Pick<Services, "database">,
  caller: Caller,
  filter: log.AuditFilter,
): string {
  requireStaff(caller, "readonly");
  const rows = log
    .auditLines(database.read, filter, auditExportRows)
    .map((line) => [
      String(line.seq),
      new Date(line.atMs).toISOString(),
      line.actor,
      line.via,
      line.tokenName,
      line.clientIp,
      line.action,
      line.target,
      line.details,
      line.outcome,
    ]);
  return csvOf([csvHead, ...rows]);
}
