import { existsSync } from "node:fs";
import path from "node:path";
import SqliteDatabase from "better-sqlite3";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { finding } from "@/lib/shared/doctor/finding";
import { openTestServices, type TestServices, tencentEnvironment } from "../services-fixture";
import { databaseCheck, diskCheck } from "./database-check";
import { DoctorDesk } from "./doctor-desk";
import { ownClockCheck } from "./own-clock-check";
import { isPrivate } from "./public-url-check";
import { runChecks } from "./run-checks";
import { secretsOf, withoutSecrets } from "./without-secrets";

let services: TestServices;
beforeAll(() => {
  services = openTestServices({ ...tencentEnvironment, PLAY_KEY: "PLAYKEYEXAMPLE" });
});
afterAll(() => services.close());

describe("running checks", () => {
  it("a check that breaks or hangs is a failure of its own, and the others go on", async () => {
    const fine = finding("disk", "diskEnough", { freeMb: 1 });
    const seen: string[] = [];
    const findings = await runChecks(
      services,
      [
        { ids: ["clock"], timeoutSeconds: 0, run: () => new Promise(() => undefined) },
        {
          ids: ["database"],
          timeoutSeconds: 5,
          run: () => Promise.reject(Object.assign(new Error("x"), { code: "EIO" })),
        },
        { ids: ["disk"], timeoutSeconds: 5, run: async () => [fine] },
      ],
      (found) => seen.push(...found.map(({ cause }) => cause)),
    );
    expect(findings).toEqual([
      finding("database", "checkBroke", { reason: "EIO" }),
      fine,
      finding("clock", "checkTimedOut", { seconds: 0 }),
    ]);
    expect(seen.toSorted()).toEqual(["checkBroke", "checkTimedOut", "diskEnough"]);
  });

  it("no finding shows a configured secret, whatever a check puts into its facts", () => {
    const secrets = secretsOf(services.config);
    expect(secrets).toContain("PLAYKEYEXAMPLE");
    expect(secrets).toContain(services.config.sessionKey);
    fc.assert(
      fc.property(
        fc.constantFrom(...secrets),
        fc.string(),
        fc.string(),
        (secret, before, after) => {
          const facts = { origin: before + secret + after, reason: before };
          const shown = JSON.stringify(
            withoutSecrets(finding("cosAccount", "cosUnreachable", facts), secrets),
          );
          expect(secrets.some((it) => shown.includes(it))).toBe(false);
        },
      ),
    );
  });
});

describe("the data folder", () => {
  const examine = async (dataDir: string) => {
    const config = { ...services.config, dataDir };
    const [found] = await databaseCheck({ ...services, config }).run();
    return found;
  };

  it("in which nothing can be written", async () => {
    expect(await examine("/dev/null/data")).toMatchObject({
      cause: "folderNotWritable",
      facts: { reason: "ENOTDIR" },
    });
  });

  it("that does not exist yet is named and not made", async () => {
    const dataDir = path.join(services.config.dataDir, "mistyped", "data");
    expect(await examine(dataDir)).toMatchObject({ cause: "folderMissing" });
    const config = { ...services.config, dataDir };
    const [disk] = await diskCheck({ ...services, config }).run();
    expect(disk).toMatchObject({ cause: "diskEnough" });
    expect(existsSync(path.dirname(dataDir))).toBe(false);
  });

  it("whose disk is nearly full", async () => {
    const [measured] = await diskCheck(services).run();
    const freeMb = Number(measured?.facts.freeMb);
    const config = {
      ...services.config,
      recordingMinFreeBytes: Math.floor((freeMb * 2) / 3) * 1024 * 1024,
    };
    const [found] = await diskCheck({ ...services, config }).run();
    expect(found).toMatchObject({ cause: "diskLow" });
  });

  it("whose last event lies in the future", async () => {
    const patient = { ...services, now: () => Date.now() };
    const [before] = await ownClockCheck(patient).run();
    expect(before).toMatchObject({ cause: "clockPlausible" });
    await services.database.write((db) =>
      insertCallbackEvent(db, {
        ...{ id: "later", source: "", eventType: null, streamName: "", verification: "ok" },
        ...{ effect: "", dedupeKey: "", body: "", receivedMs: Date.now() + 3_600_000 },
      }),
    );
    const [after] = await ownClockCheck(patient).run();
    expect(after).toMatchObject({ cause: "clockWentBack" });
  });

  it("whose database somebody else keeps locked", async () => {
    const { dataDir } = services.config;
    expect(await examine(dataDir)).toMatchObject({ cause: "databaseWritable" });
    const other = new SqliteDatabase(path.join(dataDir, "test.db"));
    other.exec("BEGIN IMMEDIATE");
    try {
      expect(await examine(dataDir)).toMatchObject({ cause: "databaseBusy" });
    } finally {
      other.close();
    }
  });
});

describe("the desk", () => {
  it("runs once at a time and at most once in ten seconds", async () => {
    const embedded = openTestServices();
    try {
      const desk = new DoctorDesk();
      const ended = desk.start(embedded, { push: false });
      expect(() => desk.start(embedded, { push: false })).toThrow("wait a little");
      await ended;
      expect(desk.run).toMatchObject({ done: desk.run?.total, push: false });
      expect(desk.run?.finishedMs).toBeGreaterThan(0);
      expect(() => desk.start(embedded, { push: false })).toThrow("wait a little");
      embedded.advance(10_000);
      await desk.start(embedded, { push: false });
    } finally {
      embedded.close();
    }
  });
});

describe("private addresses", () => {
  it.each([
    "localhost",
    "127.0.0.1",
    "10.1.2.3",
    "192.168.0.1",
    "172.20.1.1",
    "[::1]",
    "[fd00::1]",
    "nas.local",
    "nas",
  ])("%s", (host) => expect(isPrivate(host)).toBe(true));
  it.each(["live.example.com", "8.8.8.8", "172.32.0.1", "[2001:db8::1]", "100.128.0.1"])(
    "not %s",
    (host) => expect(isPrivate(host)).toBe(false),
  );
});
