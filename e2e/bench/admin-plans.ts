import { AsyncLocalStorage } from "node:async_hooks";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import SqliteDatabase from "better-sqlite3";
import { boot } from "@/lib/boot";
import { loadConfig } from "@/lib/config";
import { answerAdminCall } from "@/lib/protocol/admin/answer-admin-call";
import { type ConsolePage, consolePages } from "./admin-pages";

/** How SQLite finds the rows of what one page asks. */
export interface PagePlans {
  readonly page: ConsolePage;
  /** Indexes that it goes by. */
  readonly indexes: readonly string[];
  /** Tables that are looked through row by row. */
  readonly scans: readonly string[];
}

/**
 * Tables that have no more rows than an administrator has made by hand, or than one process has
 * lives: looking through them costs nothing, and an index would be another thing to keep.
 */
const smallTables = ["webhook_endpoint", "server_setting", "backup_run"];

/**
 * Runs the product in this process on a copy of the data, asks each page once, and has SQLite explain
 * every statement that was prepared for it.
 */
export async function plansOfPages(file: string, cookie: string): Promise<PagePlans[]> {
  const dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-bench-plans-"));
  cpSync(file, path.join(dir, "mini-lvb.db"));
  const overheard = overhearStatements();
  const { runtime, stop } = await boot(
    loadConfig({ DATA_DIR: dir, HOST: "127.0.0.1", PORT: "0", RTMP_PORT: "0", LOG_LEVEL: "error" }),
  );
  const reader = new SqliteDatabase(path.join(dir, "mini-lvb.db"), { readonly: true });
  try {
    const plans: PagePlans[] = [];
    // A statement that is kept once it is prepared stands with the first page that needs it.
    for (const page of consolePages) {
      const url = `http://127.0.0.1${page.path(1)}`;
      const request = new Request(url, { headers: { cookie } });
      const { answer, said } = await overheard.during(() => answerAdminCall(runtime, request));
      const { code } = (await answer.json()) as { code: number };
      if (code !== 200) continue;
      plans.push({ page, ...explain(reader, said) });
    }
    return plans;
  } finally {
    overheard.stop();
    reader.close();
    await stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Every statement that is prepared during a call, whatever else the process does meanwhile. */
function overhearStatements() {
  const { prototype } = SqliteDatabase;
  const { prepare } = prototype;
  const listening = new AsyncLocalStorage<string[]>();
  prototype.prepare = function (this: SqliteDatabase.Database, source: string) {
    listening.getStore()?.push(source);
    return prepare.call(this, source);
  } as typeof prepare;
  return {
    async during(call: () => Promise<Response>) {
      const said: string[] = [];
      return { answer: await listening.run(said, call), said };
    },
    stop() {
      prototype.prepare = prepare;
    },
  };
}

function explain(reader: SqliteDatabase.Database, statements: readonly string[]) {
  const tables = tablesOf(reader);
  const plans = statements
    .filter((statement) => /^\s*(select|with)\b/i.test(statement))
    .map((statement) => ({ statement, steps: stepsOf(reader, statement) }));
  const steps = plans.flatMap((plan) => plan.steps);
  const scans = plans.flatMap(({ statement, steps: own }) =>
    isFirstOfAll(statement, own) ? [] : own.flatMap((step) => scannedBy(step, tables)),
  );
  return {
    indexes: [...new Set(steps.flatMap((step) => indexOf(step) ?? []))],
    scans: [...new Set(scans)],
  };
}

/** The first rows of a table in the order of its primary key: no more are read than are answered. */
function isFirstOfAll(statement: string, steps: readonly string[]): boolean {
  const isSorted = steps.some((step) => step.includes("TEMP B-TREE"));
  return !isSorted && /\blimit\b/i.test(statement) && !/\bwhere\b/i.test(statement);
}

/** The table that this step looks through, if it does so without an index; not what a query made. */
function scannedBy(step: string, tables: ReadonlySet<string>): string[] {
  const [, table = ""] = /^SCAN (\S+)/.exec(step) ?? [];
  const isFree = step.includes(" INDEX ") || smallTables.includes(table);
  return tables.has(table) && !isFree ? [table] : [];
}

function indexOf(step: string): string | null {
  const [, table] = /^SEARCH (\S+) USING INTEGER PRIMARY KEY/.exec(step) ?? [];
  return table ? `${table} (primary key)` : (/ INDEX (\w+)/.exec(step)?.[1] ?? null);
}

function tablesOf(reader: SqliteDatabase.Database): ReadonlySet<string> {
  const rows = reader
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
    .all();
  return new Set(rows.map(({ name }) => name));
}

function stepsOf(reader: SqliteDatabase.Database, statement: string): string[] {
  // What it asks about does not change the plan.
  const values = Array.from(statement.matchAll(/\?/g), () => null);
  return reader
    .prepare<null[], { detail: string }>(`explain query plan ${statement}`)
    .all(...values)
    .map(({ detail }) => detail);
}
