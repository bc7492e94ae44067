import path from "node:path";
import { lastBackupRun } from "@/db/repositories/backups";
import type { BackupKind, BackupState } from "@/lib/shared/admin-system";
import type { Services } from "../services";
import { backupFolderOf } from "./backup-folder";
import { runOf } from "./backup-run";
import { backUp, type RunReport, verifyBackup } from "./backups";
import type { Work } from "./run-worker";

const hourMs = 3_600_000;
/** What failed is tried again after this time, in milliseconds. */
const retryMs = hourMs;

type DeskServices = Pick<Services, "config" | "database" | "now" | "log">;

/**
 * The backups of a running server: one thing at a time, whoever asks, and by itself every so many
 * hours.
 */
export class BackupDesk {
  #running: { readonly kind: BackupKind; readonly done: Promise<RunReport> } | null = null;
  #work: Work | null = null;
  #stopped = false;

  constructor(private readonly services: DeskServices) {}

  get state(): BackupState {
    const { config, database } = this.services;
    const last = (kind: BackupKind, wentWell: boolean) => {
      const row = lastBackupRun(database.read, kind, wentWell);
      return row && runOf(row);
    };
    const failures = (["backup", "verify"] as const).flatMap((kind) => {
      const newest = last(kind, false);
      return newest && newest.problem !== "" ? [newest] : [];
    });
    return {
      lastBackup: last("backup", true),
      lastVerified: last("verify", true),
      failure: failures[0] ?? null,
      everyHours: config.backupEveryHours,
      keep: config.backupKeep,
      running: this.#running?.kind ?? null,
    };
  }

  /** Makes a backup; who asks while one is made is told of that one. */
  backUp(): Promise<RunReport> {
    return this.#run("backup", () =>
      backUp(this.services, backupFolderOf(this.services.config), (work) => this.#watch(work)),
    );
  }

  /** Reads a backup of the folder back; without a name the newest. */
  verify(name?: string): Promise<RunReport> {
    const folder = backupFolderOf(this.services.config);
    const file = name === undefined ? undefined : path.join(folder, name);
    return this.#run("verify", () =>
      verifyBackup(this.services, file, (work) => this.#watch(work)),
    );
  }

  /** Makes one and reads it back when the last is older than it may be. */
  async tick(): Promise<void> {
    if (!this.#isDue()) return;
    const { log } = this.services;
    const made = await this.backUp();
    if (made.run.problem !== "") return this.#complain(made, "the database could not be backed up");
    log.info({ file: made.path, sizeBytes: made.run.sizeBytes }, "the database is backed up");
    const read = await this.verify(made.run.file);
    if (read.run.problem !== "") this.#complain(read, "a backup could not be read back");
  }

  /** Ends what is under way; nothing begins after that. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work?.stop();
    await this.#running?.done.catch(() => undefined);
  }

  #isDue(): boolean {
    const { config, database, now } = this.services;
    if (config.backupEveryHours === 0 || this.#running || this.#stopped) return false;
    const last = lastBackupRun(database.read, "backup");
    if (!last) return true;
    const pauseMs = last.problem === "" ? config.backupEveryHours * hourMs : retryMs;
    return now() - last.startedMs >= pauseMs;
  }

  #complain({ run }: RunReport, words: string): void {
    if (this.#stopped) return;
    this.services.log.error({ file: run.file, code: run.problem, reason: run.detail }, words);
  }

  #watch(work: Work): void {
    this.#work = work;
    if (this.#stopped) void work.stop();
  }

  async #run(kind: BackupKind, begin: () => Promise<RunReport>): Promise<RunReport> {
    while (this.#running) {
      if (this.#running.kind === kind && kind === "backup") return this.#running.done;
      await this.#running.done.catch(() => undefined);
    }
    const done = begin().finally(() => {
      this.#running = null;
      this.#work = null;
    });
    this.#running = { kind, done };
    return done;
  }
}
