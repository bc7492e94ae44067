import type { SeenVariable } from "./seen-variable";

/** How grave something in the log is. */
export const problemLevels = ["warning", "error"] as const;
export type ProblemLevel = (typeof problemLevels)[number];

/** Something that went wrong, as the log has it; holds no secret. */
export interface NotedProblem {
  /** Unix ms. */
  readonly atMs: number;
  readonly level: ProblemLevel;
  readonly message: string;
  /** What the error itself says; empty: there was none. */
  readonly cause: string;
  /** Of which request it is a part, as `X-Request-Id` told the caller; empty: of none. */
  readonly requestId: string;
  /** The error's own code, or the number that an error page showed; empty: none. */
  readonly code: string;
  /** Further fields and the stack; empty: nothing. */
  readonly detail: string;
}

export interface NotedProblems {
  /** The newest first. */
  readonly problems: readonly NotedProblem[];
  /** Since the start, also those that are not kept any more. */
  readonly counts: Readonly<Record<ProblemLevel, number>>;
}

/** How late the event loop came to its work within a minute, in milliseconds. */
export interface LoopDelay {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** What the process needs of the machine. */
export interface ProcessState {
  readonly pid: number;
  readonly nodeVersion: string;
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
  readonly heapTotalBytes: number;
  readonly machineBytes: number;
  readonly loop: LoopDelay;
  /** Of the time of one core within the last minute; more than 100 with several at work. */
  readonly cpuPercent: number;
  readonly cores: number;
}

/** What is open and under way. */
export interface TrafficState {
  /** Connections to the web server. */
  readonly httpConnections: number;
  readonly maxHttpConnections: number;
  readonly chatStreams: number;
  /** Everybody who watches, on phones and in browsers. */
  readonly viewers: number;
  readonly livesOnAir: number;
  /** The media engine; null where the media are elsewhere. */
  readonly engine: EngineState | null;
}

export interface EngineState {
  readonly streams: number;
  readonly maxStreams: number;
  readonly publishers: number;
  readonly rtmpConnections: number;
  readonly flvViewers: number;
  /** What publishers send at the moment, kbit/s. */
  readonly incomingKbps: number;
}

/** About how many rows a table has. */
export interface TableSize {
  readonly table: string;
  /** The number of its newest row: as many as there are, unless some were removed. */
  readonly approximateRows: number;
}

export interface DatabaseState {
  readonly fileBytes: number;
  readonly walBytes: number;
  readonly pages: number;
  readonly freePages: number;
  /** How many migrations it has had, and the last one's name. */
  readonly migrations: number;
  readonly schema: string;
  /** The largest first. */
  readonly tables: readonly TableSize[];
}

/** What our files need, in bytes; measured now and then. */
export interface DiskUsage {
  readonly recordings: number;
  /** Recordings that nobody may see: hidden, too short, or deleted and not yet gone. */
  readonly withheld: number;
  readonly uploads: number;
  readonly logs: number;
  readonly backups: number;
  readonly database: number;
  /** Unix ms. */
  readonly measuredMs: number;
}

export interface DiskState {
  /** Of the volume that holds DATA_DIR. */
  readonly totalBytes: number;
  readonly freeBytes: number;
  /** Below so much free space nothing is recorded. */
  readonly reserveBytes: number;
  /** Null until it was measured for the first time. */
  readonly usage: DiskUsage | null;
}

export const backupKinds = ["backup", "verify"] as const;
export type BackupKind = (typeof backupKinds)[number];

/** Why a backup, or reading one back, did not succeed; empty: it did. */
export const backupProblems = [
  "diskFull",
  "notWritable",
  "unreadable",
  "damaged",
  "incomplete",
  "newer",
  "failed",
] as const;
export type BackupProblem = (typeof backupProblems)[number];

/** One backup, or one that was read back. */
export interface BackupRun {
  readonly id: string;
  readonly kind: BackupKind;
  /** Name of the file. */
  readonly file: string;
  readonly sizeBytes: number;
  readonly startedMs: number;
  readonly finishedMs: number;
  /** Empty: it went well. */
  readonly problem: BackupProblem | "";
  /** What was found, in English; empty: nothing to say. */
  readonly detail: string;
}

export interface BackupState {
  /** The last that went well; null: none ever did. */
  readonly lastBackup: BackupRun | null;
  readonly lastVerified: BackupRun | null;
  /** The last one that did not, when it is the newest of its kind; null otherwise. */
  readonly failure: BackupRun | null;
  /** Hours between backups that the server makes itself; 0: it makes none. */
  readonly everyHours: number;
  readonly keep: number;
  /** What is being done at the moment; null: nothing. */
  readonly running: BackupKind | null;
}

export interface BackupRuns {
  /** The newest first. */
  readonly runs: readonly BackupRun[];
}

/** A backup, or the reading of one, that is older than this asks for attention. */
export const staleBackupMs = 7 * 86_400_000;

export interface DoctorSummary {
  readonly running: boolean;
  /** Unix ms; 0: there was no run since the start. */
  readonly finishedMs: number;
  readonly failed: number;
  readonly warnings: number;
}

/** The server itself, as the console's page of the system shows it. */
export interface SystemState {
  readonly version: string;
  readonly mode: "embedded" | "tencent";
  /** Unix ms. */
  readonly startedMs: number;
  readonly nowMs: number;
  readonly dataDir: string;
  readonly process: ProcessState;
  readonly traffic: TrafficState;
  readonly database: DatabaseState;
  readonly disk: DiskState;
  readonly backups: BackupState;
  readonly problems: Readonly<Record<ProblemLevel, number>>;
  readonly doctor: DoctorSummary;
}

export interface Configuration {
  readonly variables: readonly SeenVariable[];
}

/** The few figures of the console's first page. */
export interface SystemSummary {
  /** Unix ms. */
  readonly nowMs: number;
  readonly viewers: number;
  readonly openReports: number;
  readonly disk: DiskState;
  readonly backups: BackupState;
}
