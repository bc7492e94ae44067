import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockDataFolder } from "@/db/data-folder-lock";
import { Database } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import { auditLines } from "@/db/repositories/audit-log";
import { type Config, ConfigError, loadConfig } from "@/lib/config";
import { makeAccount } from "@/lib/protocol/wire-fixture";
import { openTestServices } from "@/lib/services/services-fixture";
import { backUpDatabase, verifyDatabaseBackup } from "./backup";
import { restoreDatabase } from "./restore";

let dir: string;
let config: Config;

/** A data folder with this account, as a stopped server leaves it. */
async function fill(userid: string): Promise<void> {
  const services = openTestServices();
  await makeAccount(services, userid, "user");
  const { file } = services.database;
  services.database.close();
  writeFileSync(path.join(dir, "mini-lvb.db"), readFileSync(file));
}

async function look<T>(read: (database: Database) => T): Promise<T> {
  const database = Database.open(path.join(dir, "mini-lvb.db"));
  try {
    return read(database);
  } finally {
    database.close();
  }
}
const hasAccount = (userid: string) =>
  look((database) => findAccount(database.read, userid) !== null);

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-cli-backup-"));
  config = loadConfig({ DATA_DIR: dir, LOG_LEVEL: "silent" });
  await fill("alice_01");
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("the command line's backups", () => {
  it("are made, read back and put in place, and what was there is kept", async () => {
    const made = await backUpDatabase(config);
    expect(made).toMatch(/^Backed up to .*mini-lvb-.*Z\.db \(\d+ bytes\)\./);
    expect(made).toContain("secrets.json");
    expect(await verifyDatabaseBackup(config)).toMatch(/is whole: \d+ tables with \d+ rows/);
    const [name = ""] = readdirSync(path.join(dir, "backups"));
    rmSync(path.join(dir, "mini-lvb.db"));
    await fill("bob_01");
    expect(await restoreDatabase(config, name)).toMatch(/is in place.* is kept as /);
    expect(await hasAccount("alice_01")).toBe(true);
    expect(await hasAccount("bob_01")).toBe(false);
    const kept = readdirSync(dir).find((file) => file.includes(".replaced-")) ?? "";
    const before = Database.open(path.join(dir, kept));
    expect(findAccount(before.read, "bob_01")).not.toBeNull();
    before.close();
  });

  it("stand in the audit log", async () => {
    await backUpDatabase(config);
    await verifyDatabaseBackup(config);
    const actions = await look((database) =>
      auditLines(database.read, {}, 10).map(({ action, via, outcome }) => [action, via, outcome]),
    );
    expect(actions).toEqual([
      ["adminVerifyBackup", "cli", "done"],
      ["adminBackUp", "cli", "done"],
    ]);
  });

  it("go to another folder when one is named", async () => {
    const folder = path.join(dir, "elsewhere");
    await backUpDatabase(config, folder);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(existsSync(path.join(dir, "backups"))).toBe(false);
    const file = readdirSync(folder).find((name) => name.endsWith(".db")) ?? "";
    expect(await verifyDatabaseBackup(config, path.join(folder, file))).toContain("is whole");
  });

  it("are not put in place while the server runs", async () => {
    await backUpDatabase(config);
    const [name = ""] = readdirSync(path.join(dir, "backups"));
    const unlock = lockDataFolder(dir);
    await expect(restoreDatabase(config, name)).rejects.toThrow(/is running: stop it first/);
    unlock();
    await expect(restoreDatabase(config, name)).resolves.toContain("is in place");
  });

  it("that are damaged change nothing", async () => {
    const broken = path.join(dir, "broken.db");
    writeFileSync(broken, "no database at all");
    const before = readFileSync(path.join(dir, "mini-lvb.db"));
    await expect(restoreDatabase(config, broken)).rejects.toThrow(/Nothing was changed/);
    await expect(verifyDatabaseBackup(config, broken)).rejects.toThrow(ConfigError);
    await expect(restoreDatabase(config, path.join(dir, "none.db"))).rejects.toThrow(
      /is not there/,
    );
    expect(readdirSync(dir).some((name) => name.includes(".replaced-"))).toBe(false);
    expect(await hasAccount("alice_01")).toBe(true);
    expect(before.length).toBeGreaterThan(0);
  });

  it("need a database, and the name of a file", async () => {
    await expect(restoreDatabase(config, undefined)).rejects.toThrow(/^Usage/);
    rmSync(path.join(dir, "mini-lvb.db"));
    await expect(backUpDatabase(config)).rejects.toThrow(/holds no database/);
  });
});
