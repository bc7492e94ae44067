import { statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { countOnAir } from "@/db/repositories/admin-lives";
import { listBackupRuns } from "@/db/repositories/backups";
import {
  countOpenReports,
  migrationsOf,
  newestRows,
  pagesOf,
  sumViewers,
} from "@/db/repositories/database-state";
import type { Runtime } from "@/lib/runtime";
import type {
  BackupRuns,
  Configuration,
  DatabaseState,
  DiskState,
  DoctorSummary,
  NotedProblems,
  ProblemLevel,
  SystemState,
  SystemSummary,
  TrafficState,
} from "@/lib/shared/admin-system";
import { type Caller, requireStaff } from "../acting";
import { runOf } from "../backups/backup-run";

/** Runs of each kind in the console. */
const runsShown = 20;
/** More complaints than this are not counted. */
const reportsCounted = 10_001;

type StateServices = Pick<
  Runtime,
  "config" | "database" | "now" | "system" | "chat" | "live" | "doctor"
>;

/** How the server itself is. @throws ServiceError `unverified` for everybody but staff. */
export async function systemState(services: StateServices, caller: Caller): Promise<SystemState> {
  requireStaff(caller, "readonly");
  const { config, system, doctor } = services;
  const nowMs = services.now();
  return {
    version: system.version,
    mode: config.mode,
    startedMs: nowMs - Math.round(process.uptime() * 1000),
    nowMs,
    dataDir: config.dataDir,
    process: system.vitals.state,
    traffic: await trafficOf(services),
    database: databaseOf(services),
    disk: await diskOf(services),
    backups: system.backups.state,
    problems: system.problems.counts,
    doctor: summaryOf(doctor),
  };
}

/** The few figures of the console's first page. @throws ServiceError `unverified` */
export async function systemSummary(
  services: StateServices,
  caller: Caller,
): Promise<SystemSummary> {
  requireStaff(caller, "readonly");
  const { database, system } = services;
  return {
    nowMs: services.now(),
    viewers: sumViewers(database.read),
    openReports: countOpenReports(database.read, reportsCounted),
    disk: await diskOf(services),
    backups: system.backups.state,
  };
}

/** The configuration as the server sees it. @throws ServiceError `unverified` */
export function seenConfiguration({ config }: StateServices, caller: Caller): Configuration {
  requireStaff(caller, "readonly");
  return { variables: config.variables };
}

/** The last warnings and errors of this process. @throws ServiceError `unverified` */
export function recentProblems(
  { system }: StateServices,
  caller: Caller,
  level?: ProblemLevel,
): NotedProblems {
  requireStaff(caller, "readonly");
  return { problems: system.problems.list(level), counts: system.problems.counts };
}

/** The last backups and readings of them. @throws ServiceError `unverified` */
export function recentBackups({ database }: StateServices, caller: Caller): BackupRuns {
  requireStaff(caller, "readonly");
  const runs = (["backup", "verify"] as const).flatMap((kind) =>
    listBackupRuns(database.read, kind, runsShown).map(runOf),
  );
  return { runs: runs.sort((a, b) => b.startedMs - a.startedMs) };
}

async function trafficOf(services: StateServices): Promise<TrafficState> {
  const { config, database, system, chat, live } = services;
  const { load } = live;
  return {
    httpConnections: await system.httpConnections(),
    maxHttpConnections: config.maxHttpConnections,
    chatStreams: chat.load.streams,
    viewers: sumViewers(database.read),
    livesOnAir: countOnAir(database.read),
    engine: load && { ...load, maxStreams: config.maxStreams },
  };
}

function databaseOf({ database, system }: StateServices): DatabaseState {
  const db = database.read;
  const { count, lastMs } = migrationsOf(db);
  return {
    fileBytes: sizeOf(database.file),
    walBytes: sizeOf(`${database.file}-wal`),
    ...pagesOf(db),
    migrations: count,
    schema: system.migrations.get(lastMs) ?? "",
    tables: newestRows(db)
      .filter(({ row }) => row > 0)
      .map(({ table, row }) => ({ table, approximateRows: row }))
      .sort((a, b) => b.approximateRows - a.approximateRows),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

async function diskOf({ config, system }: StateServices): Promise<DiskState> {
  const { blocks, bavail, bsize } = await statfs(config.dataDir);
  return {
    totalBytes: blocks * bsize,
    // As far as it is ours: some file systems keep a part for root.
    freeBytes: bavail * bsize,
    reserveBytes: config.recordingMinFreeBytes,
    usage: system.disk.usage,
  };
}

function summaryOf({ run }: Pick<Runtime["doctor"], "run">): DoctorSummary {
  if (!run) return { running: false, finishedMs: 0, failed: 0, warnings: 0 };
  const count = (status: string) => run.findings.filter((found) => found.status === status).length;
  return {
    running: run.finishedMs === 0,
    finishedMs: run.finishedMs,
    failed: count("failed"),
    warnings: count("warning"),
  };
}
