import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import SqliteDatabase from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Database } from "@/db/database";
import { insertAudit } from "@/db/repositories/audit-log";
import { listBackupRuns } from "@/db/repositories/backups";
import { openTestServices, type TestServices } from "../services-fixture";
import { backupFolderOf, backupsIn, requireSpace } from "./backup-folder";
import { backUp, newestBackup, verifyBackup } from "./backups";

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ BACKUP_KEEP: "3" });
});
afterEach(() => services.close());

const folder = () => backupFolderOf(services.config);
const newest = () => newestBackup(services) ?? "";

/** Lines of the audit log: rows that cost nothing to make. */
function writeRows(count: number, text = "x"): Promise<unknown> {
  return services.database.write((db) => {
    for (let i = 0; i < count; i += 1) {
      insertAudit(db, {
        ...{ atMs: i, actor: "", via: "system", tokenName: "", clientIp: "" },
        ...{ action: "test", target: "", details: text, outcome: "done" },
      });
    }
  });
}

/** What a connection of its own reads in a file. */
function rowsIn(file: string): unknown {
  const database = new SqliteDatabase(file, { readonly: true });
  try {
    return database.prepare("select count(*) from audit_log").pluck().get();
  } finally {
    database.close();
  }
}

const backUpAgain = async () => {
  services.advance(1000);
  const { run } = await backUp(services);
  expect(run.problem).toBe("");
};

describe("a backup", () => {
  it("is one file that its owner alone reads, and stands in the list", async () => {
    await writeRows(10);
    const { run } = await backUp(services);
    expect(run).toMatchObject({ kind: "backup", problem: "", detail: "" });
    expect(rowsIn(newest())).toBe(10);
    expect(statSync(newest()).mode & 0o777).toBe(0o600);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    expect(run.sizeBytes).toBe(statSync(newest()).size);
    expect(readdirSync(folder()).sort()).toEqual([run.file, `${run.file}.json`]);
    expect(listBackupRuns(services.database.read, "backup", 9)[0]?.file).toBe(run.file);
    // Whose keys it takes to read what is sealed is not for who finds it.
    expect(readFileSync(newest()).includes(services.config.sessionKey)).toBe(false);
  });

  it("is of one moment while the server goes on writing, and holds nobody up", async () => {
    await writeRows(5000, "y".repeat(800));
    let written = 5000;
    let isDone = false;
    const copying = backUp(services).finally(() => {
      isDone = true;
    });
    let writes = 0;
    while (!isDone) {
      await writeRows(5);
      written += 5;
      writes += 1;
    }
    expect((await copying).run.problem).toBe("");
    expect(writes).toBeGreaterThan(2);
    const { run } = await verifyBackup(services);
    expect(run.problem).toBe("");
    const rows = Number(rowsIn(newest()));
    expect(rows).toBeGreaterThanOrEqual(5000);
    expect(rows).toBeLessThanOrEqual(written);
    expect(rows % 5).toBe(0);
  });

  it("goes, oldest first, when there are more than are kept", async () => {
    for (let i = 0; i < 5; i += 1) await backUpAgain();
    const names = backupsIn(folder());
    expect(names).toHaveLength(3);
    expect(readdirSync(folder())).toHaveLength(6);
    expect(listBackupRuns(services.database.read, "backup", 9)).toHaveLength(5);
    expect(names[0]).toBe(listBackupRuns(services.database.read, "backup", 1)[0]?.file);
  });

  it("leaves what is not its own, and clears what a dead process left", async () => {
    mkdirSync(folder());
    writeFileSync(path.join(folder(), "mine.db"), "of the operator");
    const dead = path.join(folder(), "mini-lvb-2020-01-01T00-00-00-000Z.db.part");
    writeFileSync(dead, "half");
    utimesSync(dead, 0, 0);
    for (let i = 0; i < 5; i += 1) await backUpAgain();
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(path.join(folder(), "mine.db"))).toBe(true);
  });

  it("that cannot be written is noted with the reason, and leaves no half file", async () => {
    writeFileSync(folder(), "no folder");
    const { run } = await backUp(services, path.join(folder(), "deeper"));
    expect(run).toMatchObject({ problem: "notWritable", sizeBytes: 0 });
    expect(run.detail).not.toBe("");
    expect(listBackupRuns(services.database.read, "backup", 1)[0]?.problem).toContain(
      "notWritable",
    );
  });

  it("is not begun where there is no room for it", async () => {
    const { dataDir } = services.config;
    const asked = requireSpace(dataDir, Number.MAX_SAFE_INTEGER);
    await expect(asked).rejects.toMatchObject({ problem: "diskFull" });
    await expect(asked).rejects.toThrow(/It needs \d+ MB in .*, where \d+ MB are free/);
    await expect(requireSpace(dataDir, 1)).resolves.toBeUndefined();
  });

  it("that the disk takes no more of says so, and leaves no half file", async () => {
    await writeRows(3000, "y".repeat(800));
    services.database.close();
    // As large as a file may become in that process: to it a disk that ends there.
    const script = `
      import { startWork } from "./lib/services/backups/run-worker.ts";
      const task = { source: process.argv[1], target: process.argv[2] };
      const told = await startWork({ kind: "backup", task }).done.catch((error) => error);
      console.log(JSON.stringify([told.problem, told.detail]));`;
    const target = path.join(services.config.dataDir, "full.db");
    const output = execFileSync(
      "bash",
      [
        "-c",
        `trap '' XFSZ; ulimit -f 1000; exec "$0" --import tsx --input-type=module -e "$1" "$2" "$3"`,
        ...[process.execPath, script, services.database.file, target],
      ],
      { encoding: "utf8" },
    );
    const [problem] = JSON.parse(output);
    expect(problem).toBe("failed");
    const left = readdirSync(services.config.dataDir).filter((name) => name.startsWith("full"));
    expect(left).toEqual([]);
    services = openTestServices();
  });
});

describe("reading a backup back", () => {
  beforeEach(async () => {
    await writeRows(500, "z".repeat(300));
    await backUp(services);
  });

  it("finds everything that was there, and leaves nothing behind", async () => {
    const before = readFileSync(newest());
    const report = await verifyBackup(services);
    expect(report.run).toMatchObject({
      kind: "verify",
      problem: "",
      file: path.basename(newest()),
    });
    expect(report.rows).toBeGreaterThanOrEqual(500);
    expect(report.tables).toBeGreaterThan(20);
    expect(readFileSync(newest()).equals(before)).toBe(true);
    expect(readdirSync(folder())).toHaveLength(2);
    expect(listBackupRuns(services.database.read, "verify", 9)).toHaveLength(1);
  });

  const change = (sql: string) => {
    const database = new SqliteDatabase(newest());
    database.exec(sql);
    database.close();
    rmSync(`${newest()}.json`);
  };
  const manifest = (change: (manifest: Record<string, unknown>) => void) => {
    const file = `${newest()}.json`;
    const found = JSON.parse(readFileSync(file, "utf8"));
    change(found);
    writeFileSync(file, JSON.stringify(found));
  };

  it.each<[string, string, () => void]>([
    ["that was cut off", "damaged", () => truncateSync(newest(), statSync(newest()).size / 2)],
    [
      "that was cut off and has lost its manifest",
      "damaged",
      () => {
        truncateSync(newest(), statSync(newest()).size - 3 * 4096);
        rmSync(`${newest()}.json`);
      },
    ],
    ["in which a byte has turned", "damaged", () => flip(newest())],
    ["to which something was added", "damaged", () => appendFileSync(newest(), "x")],
    [
      "that is no database",
      "unreadable",
      () => {
        writeFileSync(newest(), "a".repeat(9000));
        rmSync(`${newest()}.json`);
      },
    ],
    [
      "without a table of ours",
      "incomplete",
      () => change("pragma foreign_keys = off; drop table tape_data"),
    ],
    [
      "with fewer rows than it had",
      "incomplete",
      () => manifest((found) => Object.assign(found, { rows: { audit_log: 501 } })),
    ],
    [
      "of a later version",
      "newer",
      () => change("insert into __drizzle_migrations (hash, created_at) values ('x', 9e12)"),
    ],
    [
      "with a row that belongs to none",
      "damaged",
      () =>
        change(
          "pragma foreign_keys = off; insert into access_token values ('i','nobody','n','h','',0,0,0,'')",
        ),
    ],
  ])("refuses one %s", async (_, problem, spoil) => {
    spoil();
    const { run } = await verifyBackup(services);
    expect(run.problem).toBe(problem);
    expect(run.detail).not.toBe("");
    expect(readdirSync(folder()).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("brings one of an earlier version to this one, in its scratch copy alone", async () => {
    const earlier = path.join(services.config.dataDir, "earlier");
    cpSync("db/migrations", earlier, { recursive: true });
    const journalFile = path.join(earlier, "meta", "_journal.json");
    const journal = JSON.parse(readFileSync(journalFile, "utf8"));
    const entries = journal.entries.slice(0, 3);
    writeFileSync(journalFile, JSON.stringify({ ...journal, entries }));
    const file = path.join(services.config.dataDir, "earlier.db");
    const database = Database.open(file);
    database.migrate(earlier);
    database.close();
    const before = readFileSync(file);
    const { run } = await verifyBackup(services, file);
    expect(run).toMatchObject({ problem: "", detail: "" });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("says so when there is none, or not that one", async () => {
    const gone = newest();
    rmSync(gone);
    expect((await verifyBackup(services)).run).toMatchObject({ problem: "unreadable" });
    expect((await verifyBackup(services, gone)).run).toMatchObject({ problem: "unreadable" });
  });
});

function flip(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.length - 2000;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}
