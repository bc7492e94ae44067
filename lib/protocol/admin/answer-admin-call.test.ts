import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import { findLive } from "@/db/repositories/live";
import { secretsOf } from "@/lib/services/doctor/without-secrets";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { tencentEnvironment } from "@/lib/services/services-fixture";
import { askAdmin, callAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";
import { adminCalls } from "./admin-table";

let services: TestConsole;
beforeEach(() => {
  services = openConsole();
});
afterEach(() => services.stop());

const audit = () => auditLines(services.database.read, {}, 100);

describe("a route", () => {
  it("that is in no table is not found, and tells strangers nothing", async () => {
    const admin = await headersOf(services, "admin");
    expect(await askAdmin(services, "GET /api/admin/nothing", admin)).toMatchObject({ code: 2003 });
    expect(await askAdmin(services, "GET /api/admin/nothing", {})).toMatchObject({ code: 498 });
    // A percent sign that begins no character.
    const odd = await askAdmin(services, "GET /api/admin/callbacks/%E0%A4%A", admin);
    expect(odd.code).toBe(2003);
  });

  it("has an id and a path of its own", () => {
    const ids = adminCalls.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const routes = adminCalls.map(
      ({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`,
    );
    expect(new Set(routes).size).toBe(routes.length);
    for (const { path, example } of adminCalls) {
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(example).toHaveProperty(name ?? "");
    }
  });
});

describe("an order", () => {
  const body = { userid: "alice_01" };

  it("stands in the audit log with who gave it, from where, and what came of it", async () => {
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    const headers = await headersOf(services, "admin");
    expect((await askAdmin(services, "POST /api/admin/lives/stop", headers, body)).code).toBe(200);
    expect(audit()).toMatchObject([
      {
        actor: "admin_01",
        via: "session",
        action: "adminStopLive",
        target: "alice_01",
        outcome: "done",
      },
    ]);
    const unknown = { userid: "nobody_1" };
    expect((await askAdmin(services, "POST /api/admin/lives/stop", headers, unknown)).code).toBe(
      2003,
    );
    expect(audit()[0]).toMatchObject({ target: "nobody_1", outcome: "notFound" });
  });

  it("that its giver may not stands there too, a stranger's does not", async () => {
    await askAdmin(services, "POST /api/admin/lives/stop", await headersOf(services, "user"), body);
    expect(audit()).toEqual([]);
    await askAdmin(
      services,
      "POST /api/admin/lives/stop",
      await headersOf(services, "readonly"),
      body,
    );
    expect(audit()).toMatchObject([{ actor: "readonly_01", outcome: "unverified" }]);
  });

  it.each([
    [602, {}],
    [602, { userid: "" }],
    [602, { userid: { $ne: "" } }],
    [602, { userid: "x".repeat(65) }],
    [2003, { userid: "nobody" }],
    [2003, { userid: "' or 1=1 --" }],
  ])("answers %i to %o", async (code, asked) => {
    const headers = await headersOf(services, "admin");
    for (const what of ["stop", "forbid", "allow"]) {
      const answer = await askAdmin(services, `POST /api/admin/lives/${what}`, headers, asked);
      expect(answer).toMatchObject({ code });
    }
  });

  it("says what is done when the cloud does not answer", async () => {
    await services.stop();
    services = openConsole({ ...tencentEnvironment, LIVE_API_URL: "http://127.0.0.1:9" });
    await announceLive(services, "alice_01");
    const headers = await headersOf(services, "admin");
    const answer = await askAdmin(services, "POST /api/admin/lives/forbid", headers, body);
    expect(answer).toMatchObject({
      code: 4005,
      data: { reason: "banHoldsHere", forbidden: true, cloud: { failure: "unreachable" } },
    });
    expect(findLive(services.database.read, "alice_01")?.forbidStatus).toBe(1);
    expect(audit()[0]).toMatchObject({ outcome: "cloudUnavailable" });
  });
});

describe("the audit log's own routes", () => {
  it("page back in time by what is asked for, and hand out a spreadsheet without formulas", async () => {
    const headers = await headersOf(services, "admin");
    for (let n = 0; n < 51; n += 1) {
      await askAdmin(services, "POST /api/admin/lives/stop", headers, { userid: `=cmd_${n}` });
    }
    const first = await askAdmin(services, "GET /api/admin/audit", headers);
    expect(first.data.entries).toHaveLength(50);
    const rest = await askAdmin(
      services,
      `GET /api/admin/audit?cursor=${first.data.next}`,
      headers,
    );
    expect(rest.data).toMatchObject({ entries: [{ target: "=cmd_0" }], next: null });
    const some = await askAdmin(services, "GET /api/admin/audit?target=%3Dcmd_7", headers);
    expect(some.data).toMatchObject({ entries: [{ target: "=cmd_7" }], next: null });
    const csv = await (await callAdmin(services, "GET /api/admin/audit/csv", headers)).text();
    expect(csv).toContain(`"'=cmd_0"`);
    expect(csv).not.toContain(',"=cmd');
    expect(audit()[0]).toMatchObject({ action: "adminExportAudit" });
  });

  it("keep no secret of what was asked for", async () => {
    const headers = await headersOf(services, "admin");
    const asked = { name: "Nightly", scopes: ["lives:read"], days: 3, password: "hunter2-hunter2" };
    const made = await askAdmin(services, "POST /api/admin/tokens/create", headers, asked);
    expect(made.data.token).toMatch(/^mlvb_pat_/);
    const text = JSON.stringify(audit());
    expect(text).toContain("Nightly");
    expect(text).not.toContain("hunter2");
    expect(text).not.toContain(String(made.data.token));
  });
});

describe("no answer", () => {
  it("holds a configured secret", async () => {
    await services.stop();
    services = openConsole({
      ...tencentEnvironment,
      LIVE_API_URL: "http://127.0.0.1:9",
      PUSH_KEY_BACKUP: "BACKUPEXAMPLE0123456789",
      PLAY_KEY: "PLAYKEYEXAMPLE0123456789",
      IM_CALLBACK_TOKEN: "IMTOKENEXAMPLE",
      CALLBACK_URL_SECRET: "URLSECRETEXAMPLE",
    });
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    const headers = await headersOf(services, "admin");
    const answers = [];
    for (const { method, path, example } of adminCalls) {
      const named = path.replace(/\{(\w+)\}/g, (_all, name: string) => String(example[name]));
      answers.push(
        await (await callAdmin(services, `${method} ${named}`, headers, example)).text(),
      );
    }
    const text = answers.join("\n");
    expect(text).toContain("alice_01");
    expect(secretsOf(services.config).length).toBeGreaterThan(8);
    for (const secret of secretsOf(services.config)) expect(text).not.toContain(secret);
    // Whoever has the push address is the broadcaster; play addresses have a signature of their own.
    expect(text.replace(/https:\/\/[\w.]+\.liveplay\.[^"]+/g, "")).not.toContain("txSecret");
  });
});
