import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Database } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import { auditLines } from "@/db/repositories/audit-log";
import { passwordMatches, wirePassword } from "@/lib/auth/password";
import { type Config, loadConfig } from "@/lib/config";
import { createAdmin } from "./create-admin";

let dir: string;
let config: Config;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-admin-"));
  config = loadConfig({ DATA_DIR: path.join(dir, "data"), LOG_LEVEL: "silent" });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true });
});

function typed(text: string) {
  vi.spyOn(process, "stdin", "get").mockReturnValue(
    Readable.from([Buffer.from(text)]) as unknown as typeof process.stdin,
  );
}

function look<T>(read: (db: Database["read"]) => T): T {
  const database = Database.open(path.join(config.dataDir, "mini-lvb.db"));
  try {
    return read(database.read);
  } finally {
    database.close();
  }
}

describe("create-admin", () => {
  it("makes an administrator where no server has ever run, by a password that is piped in", async () => {
    typed("a good password\n");
    expect(await createAdmin(config, ["boss_01", "--password-stdin"])).toMatch(/boss_01 is now/);
    const row = look((db) => findAccount(db, "boss_01"));
    expect(row?.role).toBe("admin");
    const wire = wirePassword("boss_01", "a good password");
    expect(await passwordMatches(row?.passwordHash ?? "", wire)).toBe(true);
    const [line] = look((db) => auditLines(db, {}, 5));
    expect(line).toMatchObject({ via: "cli", action: "createAdmin", target: "boss_01" });
    expect(JSON.stringify(line)).not.toContain("good password");
  });

  it("makes a password itself where nobody can be asked, and tells it once", async () => {
    typed("");
    const told = await createAdmin(config, ["boss_01"]);
    const password = /shown this once: (\S{16})$/.exec(told)?.[1] ?? "";
    const row = look((db) => findAccount(db, "boss_01"));
    const wire = wirePassword("boss_01", password);
    expect(await passwordMatches(row?.passwordHash ?? "", wire)).toBe(true);
  });

  it.each([
    [[], /Usage/],
    [["--password-stdin"], /Usage/],
    [["boss_01", "boss_02"], /Usage/],
    [["ab"], /4 to 24/],
    [["administrator"], /taken/],
  ])("refuses %j and says why", async (args, why) => {
    typed("");
    await expect(createAdmin(config, args)).rejects.toThrow(why);
  });

  it("refuses a short password, and a name that is taken, with the way on", async () => {
    typed("short\n");
    await expect(createAdmin(config, ["boss_01", "--password-stdin"])).rejects.toThrow(/8 to 64/);
    typed("");
    await createAdmin(config, ["boss_01"]);
    typed("");
    await expect(createAdmin(config, ["boss_01"])).rejects.toThrow(/set-role boss_01 admin/);
  });
});
