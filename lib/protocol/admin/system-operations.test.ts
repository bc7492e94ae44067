import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import { insertReport } from "@/db/repositories/reports";
import { environmentVariables } from "@/lib/config";
import { requestIdHeader } from "@/lib/log/request-scope";
import { secretsOf } from "@/lib/services/doctor/without-secrets";
import { announceLive } from "@/lib/services/live-fixture";
import { askAdmin, callAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";
import * as answers from "./system-answers";
import { systemOperations } from "./system-operations";

let services: TestConsole;
let boss: Record<string, string>;
beforeEach(async () => {
  services = openConsole();
  boss = await headersOf(services, "admin");
});
afterEach(() => services.stop());

const ask = (route: string, body?: object) => askAdmin(services, route, boss, body);
const backupsFolder = () => path.join(services.config.dataDir, "backups");

describe("the system's routes", () => {
  it.each(systemOperations.filter(({ method }) => method === "GET").map((call) => [call.id, call]))(
    "%s answers what its schema promises, and no secret",
    async (_, call) => {
      const { code, data } = await ask(`GET ${call.path}`);
      expect(code).toBe(200);
      expect(() => call.output.parse(data)).not.toThrow();
      const text = JSON.stringify(data);
      for (const secret of secretsOf(services.config)) expect(text).not.toContain(secret);
    },
  );

  it("tell what is really so", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const accepted = new Promise((resolve) => server.once("connection", resolve));
    const socket = connect(port, "127.0.0.1");
    await accepted;
    services.system.watchServer(server);
    mkdirSync(path.join(services.config.dataDir, "recordings", ".withheld", "s"), {
      recursive: true,
    });
    mkdirSync(path.join(services.config.dataDir, "recordings", "s"), { recursive: true });
    writeFileSync(path.join(services.config.dataDir, "recordings", "s", "e0.mp4"), "a".repeat(500));
    const withheld = path.join(services.config.dataDir, "recordings", ".withheld", "s", "e0.mp4");
    writeFileSync(withheld, "a".repeat(300));
    await services.system.disk.measure();
    const state = answers.systemState.parse((await ask("GET /api/admin/system")).data);
    socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    expect(state.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(state.traffic.httpConnections).toBe(1);
    expect(state.process.residentBytes).toBeGreaterThan(10_000_000);
    expect(state.process.nodeVersion).toBe(process.version);
    expect(state.database.pages).toBeGreaterThan(10);
    expect(state.database.schema).toMatch(/^\d{4}_/);
    expect(state.database.tables.find(({ table }) => table === "account")).toEqual({
      table: "account",
      approximateRows: 1,
    });
    expect(state.disk.usage).toMatchObject({ recordings: 500, withheld: 300, uploads: 0 });
    expect(state.disk.freeBytes).toBeLessThanOrEqual(state.disk.totalBytes);
    expect(state.backups).toMatchObject({ lastBackup: null, everyHours: 24, keep: 7 });
    expect(state.doctor).toEqual({ running: false, finishedMs: 0, failed: 0, warnings: 0 });
  });

  it("tell every setting, in the order of the schema", async () => {
    const { variables } = answers.configuration.parse(
      (await ask("GET /api/admin/system/configuration")).data,
    );
    expect(variables.map(({ name }) => name)).toEqual(environmentVariables);
  });

  it("count who watches and what waits", async () => {
    await announceLive(services, "alice_01");
    await services.database.write((db) => {
      for (const [id, status] of [
        ["a", "open"],
        ["b", "open"],
        ["c", "upheld"],
      ] as const) {
        const about = { reporter: "", reported: "alice_01", addressHash: "" };
        insertReport(db, { id, ...about, createdMs: 1, status });
      }
    });
    const { data } = await ask("GET /api/admin/system/summary");
    expect(data).toMatchObject({ openReports: 2, viewers: 0 });
  });
});

describe("backups of the console", () => {
  it("are made and read back, and stand in the list and in the audit log", async () => {
    const made = await ask("POST /api/admin/system/backup");
    expect(made.code).toBe(200);
    const read = await ask("POST /api/admin/system/verify-backup", {});
    expect(read.data.run).toMatchObject({ kind: "verify", problem: "" });
    const { runs } = answers.backupRuns.parse((await ask("GET /api/admin/system/backups")).data);
    expect(runs.map(({ kind }) => kind).sort()).toEqual(["backup", "verify"]);
    const { data } = await ask("GET /api/admin/system");
    expect(answers.systemState.parse(data).backups).toMatchObject({
      lastBackup: { problem: "" },
      lastVerified: { problem: "" },
      failure: null,
      running: null,
    });
    const lines = auditLines(services.database.read, {}, 10);
    expect(lines.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["adminVerifyBackup", "done"],
      ["adminBackUp", "done"],
    ]);
  });

  it("that two administrators ask for at once are one", async () => {
    const both = await Promise.all([1, 2].map(() => ask("POST /api/admin/system/backup")));
    expect(both.map(({ code }) => code)).toEqual([200, 200]);
    expect(both[0]?.data).toEqual(both[1]?.data);
    expect(readdirSync(backupsFolder())).toHaveLength(2);
  });

  it("say why they did not succeed, and are attended to", async () => {
    writeFileSync(backupsFolder(), "in its place");
    const { code, data } = await ask("POST /api/admin/system/backup");
    expect([code, data.reason]).toEqual([601, "notWritable"]);
    const state = answers.systemState.parse((await ask("GET /api/admin/system")).data);
    expect(state.backups.failure).toMatchObject({ kind: "backup", problem: "notWritable" });
    rmSync(backupsFolder());
    expect((await ask("POST /api/admin/system/verify-backup", {})).data.reason).toBe("unreadable");
  });

  it.each(["../mini-lvb.db", "/etc/passwd", "mini-lvb-2020.db", "%_'\"\\", "x".repeat(500)])(
    "are never %j",
    async (file) => {
      const { code } = await ask("POST /api/admin/system/verify-backup", { file });
      expect([4002, 602]).toContain(code);
    },
  );

  it("are made by themselves when the last is old, read back, and not twice", async () => {
    const { backups } = services.system;
    await backups.tick();
    expect(backups.state.lastVerified?.problem).toBe("");
    await backups.tick();
    services.advance(23 * 3_600_000);
    await backups.tick();
    expect(readdirSync(backupsFolder())).toHaveLength(2);
    services.advance(2 * 3_600_000);
    await backups.tick();
    expect(readdirSync(backupsFolder())).toHaveLength(4);
  });

  it("that fail by themselves are tried again after an hour", async () => {
    const { backups } = services.system;
    writeFileSync(backupsFolder(), "in its place");
    await backups.tick();
    rmSync(backupsFolder());
    await backups.tick();
    expect(backups.state.failure?.problem).toBe("notWritable");
    services.advance(3_600_000);
    await backups.tick();
    expect(backups.state.failure).toBeNull();
  });
});

describe("problems of the console", () => {
  it("are filtered by level; another level is refused", async () => {
    const line = (level: number, msg: string) =>
      services.system.problems.note(
        level,
        JSON.stringify({ level, time: "2026-11-22T10:00:00.000Z", msg }),
      );
    line(40, "a warning");
    line(50, "an error");
    line(30, "nothing");
    const messages = async (level: string) =>
      answers.notedProblems
        .parse((await ask(`GET /api/admin/system/problems?level=${level}`)).data)
        .problems.map(({ message }) => message)
        .sort();
    expect(await messages("")).toEqual(["a warning", "an error"]);
    expect(await messages("error")).toEqual(["an error"]);
    expect((await ask("GET /api/admin/system/problems?level=loud")).code).toBe(602);
  });

  it("come with the request id that the answer carries", async () => {
    services.database.close();
    const headers = { ...boss, [requestIdHeader]: "abcdef012345" };
    const answer = await (await callAdmin(services, "GET /api/admin/system", headers)).json();
    expect(answer).toMatchObject({ code: 500, data: { requestId: "abcdef012345" } });
    services.close = () => undefined;
  });
});
