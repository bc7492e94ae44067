import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Database } from "@/db/database";
import { accessTokensOf, insertAccessToken } from "@/db/repositories/access-tokens";
import { findAccount, insertAccount } from "@/db/repositories/accounts";
import { auditLines } from "@/db/repositories/audit-log";
import { type Config, loadConfig } from "@/lib/config";
import { setRole } from "./set-role";

let config: Config;
let database: Database;
beforeEach(async () => {
  config = loadConfig({ DATA_DIR: mkdtempSync(path.join(tmpdir(), "mini-lvb-set-role-")) });
  database = Database.open(path.join(config.dataDir, "mini-lvb.db"));
  database.migrate();
  const account = { userid: "alice_01", nickname: "", avatar: "", passwordHash: "", createdMs: 1 };
  await database.write((db) => insertAccount(db, account));
});
afterEach(() => {
  database.close();
  rmSync(config.dataDir, { recursive: true, force: true });
});

it("gives a role, says so in the audit log, and takes the tokens with the last one", async () => {
  await setRole(config, "alice_01", "moderator");
  await database.write((db) =>
    insertAccessToken(db, {
      ...{ id: "t1", userid: "alice_01", name: "t", tokenHash: "h", scopes: "people:read" },
      ...{ createdMs: 1, expiresMs: 9 },
    }),
  );
  await setRole(config, "alice_01", "readonly");
  expect(accessTokensOf(database.read, "alice_01", 0, 9)).toHaveLength(1);
  await setRole(config, "alice_01", "user");
  expect(findAccount(database.read, "alice_01")?.role).toBe("user");
  expect(accessTokensOf(database.read, "alice_01", 0, 9)).toEqual([]);
  const roles = auditLines(database.read, {}, 9).map(({ actor, via, action, target, details }) => [
    ...[actor, via, action, target],
    JSON.parse(details),
  ]);
  const line = (role: string) => ["", "cli", "setRole", "alice_01", { role }];
  expect(roles).toEqual([line("user"), line("readonly"), line("moderator")]);
});

it.each([
  ["nobody_1", "admin"],
  ["alice_01", "king"],
  ["", ""],
])("refuses %j as %j and notes nothing", async (userid, role) => {
  await expect((async () => setRole(config, userid, role))()).rejects.toThrow();
  expect(auditLines(database.read, {}, 9)).toEqual([]);
});
