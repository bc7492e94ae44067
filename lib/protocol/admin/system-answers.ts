import { z } from "zod";
import { backupKinds, backupProblems, problemLevels } from "@/lib/shared/admin-system";

const bytes = z.int().min(0);
const ms = z.int();

export const backupRun = z.object({
  id: z.string(),
  kind: z.enum(backupKinds),
  file: z.string(),
  sizeBytes: bytes,
  startedMs: ms,
  finishedMs: ms,
  problem: z.union([z.literal(""), z.enum(backupProblems)]),
  detail: z.string(),
});

const backups = z.object({
  lastBackup: backupRun.nullable(),
  lastVerified: backupRun.nullable(),
  failure: backupRun.nullable(),
  everyHours: z.int(),
  keep: z.int(),
  running: z.enum(backupKinds).nullable(),
});

const disk = z.object({
  totalBytes: bytes,
  freeBytes: bytes,
  reserveBytes: bytes,
  usage: z
    .object({
      recordings: bytes,
      withheld: bytes,
      uploads: bytes,
      logs: bytes,
      backups: bytes,
      database: bytes,
      measuredMs: ms,
    })
    .nullable(),
});

const loop = z.object({ p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() });

const problemCounts = z.object({ warning: z.int(), error: z.int() });

/** What `GET /api/admin/system` answers. */
export const systemState = z.object({
  version: z.string(),
  mode: z.enum(["embedded", "tencent"]),
  startedMs: ms,
  nowMs: ms,
  dataDir: z.string(),
  process: z.object({
    pid: z.int(),
    nodeVersion: z.string(),
    residentBytes: bytes,
    heapUsedBytes: bytes,
    heapTotalBytes: bytes,
    machineBytes: bytes,
    loop,
    cpuPercent: z.number(),
    cores: z.int(),
  }),
  traffic: z.object({
    httpConnections: z.int(),
    maxHttpConnections: z.int(),
    chatStreams: z.int(),
    viewers: z.int(),
    livesOnAir: z.int(),
    engine: z
      .object({
        streams: z.int(),
        maxStreams: z.int(),
        publishers: z.int(),
        rtmpConnections: z.int(),
        flvViewers: z.int(),
        incomingKbps: z.int(),
      })
      .nullable(),
  }),
  database: z.object({
    fileBytes: bytes,
    walBytes: bytes,
    pages: z.int(),
    freePages: z.int(),
    migrations: z.int(),
    schema: z.string(),
    tables: z.array(z.object({ table: z.string(), approximateRows: z.int() })).readonly(),
  }),
  disk,
  backups,
  problems: problemCounts,
  doctor: z.object({
    running: z.boolean(),
    finishedMs: ms,
    failed: z.int(),
    warnings: z.int(),
  }),
});

export const systemSummary = z.object({
  nowMs: ms,
  viewers: z.int(),
  openReports: z.int(),
  disk,
  backups,
});

export const configuration = z.object({
  variables: z
    .array(
      z.object({
        name: z.string(),
        value: z.string(),
        default: z.string(),
        source: z.enum(["environment", "default", "generated", "unset"]),
        isSecret: z.boolean(),
        length: z.int(),
      }),
    )
    .readonly(),
});

export const notedProblems = z.object({
  problems: z
    .array(
      z.object({
        atMs: ms,
        level: z.enum(problemLevels),
        message: z.string(),
        cause: z.string(),
        requestId: z.string(),
        code: z.string(),
        detail: z.string(),
      }),
    )
    .readonly(),
  counts: problemCounts,
});

export const backupRuns = z.object({ runs: z.array(backupRun).readonly() });

const tally = z
  .array(z.object({ verification: z.string(), count: z.int(), lastMs: ms }))
  .readonly();

/** What `GET /api/admin/state` answers. */
export const serverState = z.object({
  mode: z.enum(["embedded", "tencent"]),
  startedMs: ms,
  nowMs: ms,
  livesOnAir: z.int(),
  forbidden: z.int(),
  comparison: z
    .object({
      answeredMs: ms.nullable(),
      failure: z.object({ sinceMs: ms, code: z.string(), message: z.string() }).nullable(),
    })
    .nullable(),
  relay: z
    .object({
      queued: z.int(),
      dropped: z.int(),
      lastError: z.string(),
      failingSinceMs: ms.nullable(),
      heardMs: ms.nullable(),
    })
    .nullable(),
  groups: z
    .array(
      z.object({
        groupId: z.string(),
        userId: z.string(),
        wanted: z.enum(["open", "closed"]),
        attempts: z.int(),
        nextTryMs: ms,
        lastError: z.string(),
      }),
    )
    .readonly(),
  callbacks: z.object({ sinceMs: ms, lvb: tally, im: tally }),
  endpoints: z.array(z.object({ name: z.string(), host: z.string() })).readonly(),
});

/** The present or last run of the doctor; `startedMs` is 0 when there was none. */
export const doctorReport = z.object({
  report: z.object({
    running: z.boolean(),
    startedMs: ms,
    finishedMs: ms,
    push: z.boolean(),
    done: z.int(),
    total: z.int(),
    findings: z
      .array(
        z.object({
          check: z.string(),
          code: z.string(),
          status: z.enum(["ok", "warning", "failed", "skipped"]),
          title: z.string(),
          cause: z.string(),
          cure: z.string(),
        }),
      )
      .readonly(),
  }),
});
