// Copies a database, or reads a copy back, in a thread of its own: neither a large copy nor a long
// check keeps the server from its media. Plain JavaScript, so that every build finds it as it is.
import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import SqliteDatabase from "better-sqlite3";

/** Without these it is no database of ours. */
const ownTables = ["account", "live_data", "live_session", "tape_data"];

class Problem extends Error {
  /** @param {string} code @param {string} detail */
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/**
 * @param {{ source: string, target: string }} task Files; `target` is not there yet.
 */
async function backup({ source, target }) {
  const aside = `${target}.part`;
  try {
    // Made by us, so that it never has the rights that SQLite would give it.
    closeSync(openSync(aside, "w", 0o600));
    const rows = await copyDatabase(source, aside);
    sync(aside);
    const manifest = { rows, sizeBytes: statSync(aside).size, sha256: await digestOf(aside) };
    writeFileSync(`${target}.json`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    sync(`${target}.json`);
    renameSync(aside, target);
    sync(path.dirname(target));
    return { sizeBytes: manifest.sizeBytes };
  } catch (error) {
    // No half file, and none that says what is not there.
    removeDatabase(aside);
    if (!existsSync(target)) rmSync(`${target}.json`, { force: true });
    throw error;
  }
}

/**
 * One read transaction from the first count to the last page: the copy is of one moment, and
 * whoever writes meanwhile neither waits for it nor makes it begin anew.
 */
async function copyDatabase(source, aside) {
  const database = new SqliteDatabase(source, { readonly: true, fileMustExist: true });
  try {
    database.pragma("busy_timeout = 5000");
    database.exec("BEGIN");
    const rows = rowsOf(database);
    await database.backup(aside, { progress: () => 1_000_000 });
    database.exec("COMMIT");
    standAlone(aside);
    return rows;
  } finally {
    database.close();
  }
}

/** Without a write-ahead log beside it: one file is the whole copy. */
function standAlone(file) {
  const database = new SqliteDatabase(file);
  try {
    database.pragma("journal_mode = DELETE");
  } finally {
    database.close();
  }
}

/**
 * Reads a copy of the copy back, as a server would that begins with it.
 * @param {{ file: string, workFolder: string, migrationsFolder: string }} task
 */
async function verify({ file, workFolder, migrationsFolder }) {
  if (!existsSync(file)) throw new Problem("unreadable", `${file} is not there.`);
  await compareManifest(file);
  const folder = mkdtempSync(path.join(workFolder, ".verify-"));
  try {
    const scratch = path.join(folder, "scratch.db");
    copyFileSync(file, scratch);
    chmodSync(scratch, 0o600);
    return { sizeBytes: statSync(file).size, ...(await readBack(scratch, file, migrationsFolder)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readBack(scratch, file, migrationsFolder) {
  // Only for this: a backup alone begins sooner.
  const { drizzle } = await import("drizzle-orm/better-sqlite3");
  const { migrate } = await import("drizzle-orm/better-sqlite3/migrator");
  let database;
  try {
    database = new SqliteDatabase(scratch);
    requireIntact(database);
    const tables = rowsOf(database);
    requireComplete(tables, manifestOf(file)?.rows);
    requireNotNewer(database, migrationsFolder);
    migrate(drizzle(database), { migrationsFolder });
    requireIntact(database);
    const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
    return { rows, tables: Object.keys(tables).length };
  } catch (error) {
    if (error?.code === "SQLITE_NOTADB") throw new Problem("unreadable", "It is no database.");
    if (error?.code === "SQLITE_CORRUPT") throw new Problem("damaged", error.message);
    throw error;
  } finally {
    database?.close();
  }
}

function requireIntact(database) {
  const found = database.pragma("integrity_check(5)", { simple: false });
  const words = found.map((row) => row.integrity_check);
  if (words.join() !== "ok") throw new Problem("damaged", words.join("; ").slice(0, 300));
  const [stray] = database.pragma("foreign_key_check");
  if (stray) throw new Problem("damaged", `A row of ${stray.table} belongs to none that is there.`);
}

function requireComplete(tables, expected) {
  const missing = ownTables.find((table) => !(table in tables));
  if (missing) throw new Problem("incomplete", `It has no table ${missing}.`);
  for (const [table, count] of Object.entries(expected ?? {})) {
    if (tables[table] === count) continue;
    throw new Problem("incomplete", `${table} has ${tables[table] ?? 0} rows of ${count}.`);
  }
}

/** What a later version wrote, this one would misread. */
function requireNotNewer(database, migrationsFolder) {
  const { entries } = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, "utf8"));
  const ours = Math.max(...entries.map(({ when }) => when));
  const last = database.prepare("select max(created_at) from __drizzle_migrations").pluck().get();
  if (Number(last) > ours) {
    throw new Problem("newer", "It was made by a later version of Mini LVB.");
  }
}

async function compareManifest(file) {
  const manifest = manifestOf(file);
  if (!manifest) return;
  const { size } = statSync(file);
  if (size !== manifest.sizeBytes) {
    throw new Problem("damaged", `It has ${size} bytes of ${manifest.sizeBytes}.`);
  }
  if ((await digestOf(file)) !== manifest.sha256) {
    throw new Problem("damaged", "Its bytes are not those that were written.");
  }
}

/** What was noted when it was made; null for a file that came from elsewhere. */
function manifestOf(file) {
  const name = `${file}.json`;
  return existsSync(name) ? JSON.parse(readFileSync(name, "utf8")) : null;
}

/** How many rows each table has. */
function rowsOf(database) {
  const names = database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'",
    )
    .pluck()
    .all();
  return Object.fromEntries(
    names.map((name) => {
      const quoted = `"${String(name).replaceAll('"', '""')}"`;
      return [name, database.prepare(`select count(*) from ${quoted}`).pluck().get()];
    }),
  );
}

async function digestOf(file) {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest("hex");
}

/** Onto the disk, with its name: a power cut leaves all of it or nothing. */
function sync(file) {
  const handle = openSync(file, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function removeDatabase(file) {
  for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(file + end, { force: true });
}

const diskFull = ["ENOSPC", "EDQUOT", "EFBIG", "SQLITE_FULL"];
const notWritable = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "SQLITE_CANTOPEN", "SQLITE_READONLY"];

function problemOf(error) {
  const code = String(error?.code ?? "");
  if (error instanceof Problem) return { problem: code, detail: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  if (diskFull.includes(code)) return { problem: "diskFull", detail };
  if (notWritable.includes(code)) return { problem: "notWritable", detail };
  return { problem: "failed", detail };
}

if (!isMainThread) {
  const work = workerData.kind === "backup" ? backup : verify;
  work(workerData.task).then(
    (result) => parentPort?.postMessage({ result }),
    (error) => parentPort?.postMessage(problemOf(error)),
  );
}
