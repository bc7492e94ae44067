import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import SqliteDatabase from "better-sqlite3";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Database } from "./database";
import { findAccount, insertAccount } from "./repositories/accounts";

let dir: string;
let database: Database;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-database-"));
  database = Database.open(path.join(dir, "test.db"));
  database.migrate();
});
afterEach(() => {
  database.close();
  rmSync(dir, { recursive: true, force: true });
});

const account = (userid: string) => ({
  userid,
  nickname: "",
  avatar: "",
  frontcover: "",
  sex: -1,
  role: "user",
  passwordHash: "x",
  createdMs: 1,
});

describe("Database", () => {
  it("is durable by its settings: WAL, synchronous FULL, foreign keys", async () => {
    const setting = (name: string) =>
      database.write(
        (db) => Object.values(db.get<Record<string, unknown>>(sql.raw(`pragma ${name}`)))[0],
      );
    expect(await setting("journal_mode")).toBe("wal");
    expect(await setting("synchronous")).toBe(2);
    expect(await setting("foreign_keys")).toBe(1);
  });

  it("migrates again without doing anything", () => {
    expect(() => database.migrate()).not.toThrow();
  });

  it("brings a database of the first version to this one, with everything in it", () => {
    const folder = path.join(dir, "first");
    cpSync("db/migrations", folder, { recursive: true });
    const journal = path.join(folder, "meta/_journal.json");
    const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8"));
    writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
    const file = path.join(dir, "first.db");
    const old = Database.open(file);
    old.migrate(folder);
    old.close();
    const raw = new SqliteDatabase(file);
    raw.exec(
      "insert into account (userid, nickname, avatar, password_hash, created_ms) values ('alice', 'Alice', '', 'x', 1)",
    );
    raw.close();
    const migrated = Database.open(file);
    migrated.migrate();
    expect(findAccount(migrated.read, "alice")).toMatchObject({ nickname: "Alice", role: "user" });
    migrated.close();
  });

  it("commits all writes of one turn together, before answering any of them", async () => {
    const seenWithin: (string | undefined)[] = [];
    const jobs = ["a", "b", "c"].map((userid) =>
      database.write((db) => {
        insertAccount(db, account(userid));
        seenWithin.push(findAccount(database.read, "a")?.userid);
      }),
    );
    await jobs[0];
    expect(seenWithin).toEqual([undefined, undefined, undefined]);
    expect(findAccount(database.read, "c")?.userid).toBe("c");
  });

  it("takes back only the job that fails", async () => {
    const results = await Promise.allSettled([
      database.write((db) => insertAccount(db, account("a"))),
      database.write((db) => {
        insertAccount(db, account("b"));
        throw new Error("no");
      }),
      database.write((db) => insertAccount(db, account("a"))),
      database.write((db) => insertAccount(db, account("c"))),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      "fulfilled",
      "rejected",
      "rejected",
      "fulfilled",
    ]);
    expect(findAccount(database.read, "b")).toBeNull();
    expect(findAccount(database.read, "c")).not.toBeNull();
  });

  it("commits what is queued when it closes", async () => {
    const written = database.write((db) => insertAccount(db, account("late")));
    database.close();
    await written;
    database = Database.open(path.join(dir, "test.db"));
    expect(findAccount(database.read, "late")).not.toBeNull();
  });
});
