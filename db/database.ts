import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import SqliteDatabase from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import * as schema from "./schema/sqlite";

/** What repositories work on: the reader, or the writer inside a write job. */
export type Connection = BetterSQLite3Database<typeof schema>;

/**
 * A new file is for nobody else on this machine, whatever rights its folder has; what SQLite keeps
 * beside it gets the same. One that is there stays as its owner wants it.
 */
function makePrivate(file: string): void {
  if (file === ":memory:" || existsSync(file)) return;
  closeSync(openSync(file, "a", 0o600));
}

interface Job {
  run(connection: Connection): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * The database with **group commit**: all write jobs of one event-loop turn share one
 * `BEGIN IMMEDIATE … COMMIT` and are answered after it, because with `synchronous=FULL` the commit
 * costs many times the statements. Each job has its own savepoint, so a failing one takes only
 * itself back. Jobs await nothing but the database; every write goes through `write`.
 */
export class Database {
  private queue: Job[] = [];
  private scheduled = false;
  private commits = 0;
  private changes = 0;
  private readonly changesQuery: SqliteDatabase.Statement;

  private constructor(
    private readonly writer: SqliteDatabase.Database,
    private readonly reader: SqliteDatabase.Database,
    private readonly connection: Connection,
    /** Reads see only what is committed. */
    readonly read: Connection,
  ) {
    this.changesQuery = writer.prepare("select total_changes()").pluck();
  }

  /** Opens or creates the file. @throws when it is not a database or may not be written. */
  static open(file: string): Database {
    makePrivate(file);
    const writer = new SqliteDatabase(file);
    // Waiting blocks the whole process; nobody else should write here.
    writer.pragma("busy_timeout = 100");
    writer.pragma("journal_mode = WAL");
    writer.pragma("synchronous = FULL");
    writer.pragma("foreign_keys = ON");
    const reader = new SqliteDatabase(file, { readonly: true });
    reader.pragma("busy_timeout = 5000");
    return new Database(writer, reader, drizzle(writer, { schema }), drizzle(reader, { schema }));
  }

  /** Brings the tables to this version; the folder holds the named migrations. */
  migrate(migrationsFolder = "db/migrations"): void {
    readFileSync(`${migrationsFolder}/meta/_journal.json`);
    migrate(this.connection, { migrationsFolder });
  }

  /** Changes with every commit that changed something: what was read at the same version is still true. */
  get version(): number {
    return this.commits;
  }

  /** The database's file, for who copies it. */
  get file(): string {
    return this.writer.name;
  }

  /** Runs `job` in the next group and resolves after its COMMIT. */
  write<T>(job: (connection: Connection) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ run: job, resolve: resolve as (value: unknown) => void, reject });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => this.flush());
    });
  }

  /** Commits what is queued and closes both connections. */
  close(): void {
    this.flush();
    this.reader.close();
    this.writer.close();
  }

  private flush(): void {
    this.scheduled = false;
    const jobs = this.queue;
    this.queue = [];
    if (jobs.length === 0) return;
    const answers: (() => void)[] = [];
    try {
      this.writer.exec("BEGIN IMMEDIATE");
      for (const job of jobs) answers.push(this.runInSavepoint(job));
      this.writer.exec("COMMIT");
      // What changed nothing leaves everything true that was read before.
      const changes = Number(this.changesQuery.get());
      if (changes !== this.changes) this.commits += 1;
      this.changes = changes;
    } catch (error) {
      if (this.writer.inTransaction) this.writer.exec("ROLLBACK");
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const answer of answers) answer();
  }

  private runInSavepoint(job: Job): () => void {
    this.writer.exec("SAVEPOINT job");
    try {
      const value = job.run(this.connection);
      this.writer.exec("RELEASE job");
      return () => job.resolve(value);
    } catch (error) {
      this.writer.exec("ROLLBACK TO job");
      this.writer.exec("RELEASE job");
      return () => job.reject(error);
    }
  }
}
