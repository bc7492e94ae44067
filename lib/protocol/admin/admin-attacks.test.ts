import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Database } from "@/db/database";
import { accessTokensOf } from "@/db/repositories/access-tokens";
import { updateAccount } from "@/db/repositories/accounts";
import { auditLines } from "@/db/repositories/audit-log";
import { hashPassword, wirePassword } from "@/lib/auth/password";
import { errorCodes } from "@/lib/errors";
import { originHeader } from "@/lib/server/client-address";
import { changePassword, signOutEverywhereElse } from "@/lib/services/account-sessions";
import { audited } from "@/lib/services/audit";
import { type TokenScope, tokenScopes } from "@/lib/shared/staff";
import { webToken } from "../wire-fixture";
import { askAdmin, callAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";
import { answerAdminCall } from "./answer-admin-call";

const unverified = 498;
let services: TestConsole;
let admin: Record<string, string>;
beforeEach(async () => {
  services = openConsole();
  admin = await headersOf(services, "admin");
});
afterEach(() => services.stop());

const audit = () => auditLines(services.database.read, {}, 100);
const tokensOf = (userid: string) =>
  accessTokensOf(services.database.read, userid, services.now(), 99);
const wish = { name: "Script", scopes: ["lives:read"] satisfies TokenScope[], days: 30 };
const makeToken = (headers: Record<string, string>) =>
  askAdmin(services, "POST /api/admin/tokens/create", headers, wish);

describe("an order in the name of who has signed in, by another site", () => {
  const send = (headers: Record<string, string>, body = '{"name":"x"}') =>
    answerAdminCall(
      services,
      new Request("http://localhost/api/admin/people/alice_01/lock", {
        method: "POST",
        headers: { ...admin, [originHeader]: "http://live.example", ...headers },
        body,
      }),
    ).then(async (response) => ((await response.json()) as { code: number }).code);

  it.each<Record<string, string>>([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://live.example.evil.example" },
    { origin: "http://live.example:8080" },
    { origin: "http://sub.live.example" },
    { origin: "not an origin" },
    { "sec-fetch-site": "cross-site" },
    // A form can say that it is text, and so needs no leave.
    { origin: "https://evil.example", "content-type": "text/plain" },
    { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
    // What a proxy would be asked to believe.
    { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
  ])("is refused with %o", async (headers) => {
    expect(await send(headers)).toBe(unverified);
    // A cookie that another site sends is nobody's, and strangers fill no log.
    expect(audit()).toEqual([]);
  });

  it("is nobody's who has no session, wherever it comes from", async () => {
    expect(await send({ cookie: "", origin: "http://live.example" })).toBe(unverified);
    // Of scripts, which have no cookies of their own.
    expect(await send({ origin: "http://live.example" })).toBe(2003);
    expect(await send({})).toBe(2003);
  });
});

describe("an access token", () => {
  it.each(["lock", "sign-out", "password"])(
    "that is made while its owner is met with %s does not outlive it",
    async (what) => {
      const second = await headersOf(services, "moderator");
      services.advance(1000);
      // The order comes first, and both callers have proved themselves before either is carried out.
      const [ordered, made] = await Promise.all([
        askAdmin(services, `POST /api/admin/people/moderator_01/${what}`, admin),
        makeToken(second),
      ]);
      expect(ordered.code).toBe(200);
      await askAdmin(services, "POST /api/admin/people/moderator_01/unlock", admin);
      expect(tokensOf("moderator_01")).toEqual([]);
      if (made.code !== 200) return;
      const bearer = { authorization: `Bearer ${made.data.token}` };
      expect((await askAdmin(services, "GET /api/admin/lives", bearer)).code).toBe(unverified);
    },
  );

  it("is not made by who has lost his role on the way", async () => {
    const second = await headersOf(services, "moderator");
    const lost = askAdmin(services, "POST /api/admin/people/moderator_01/role", admin, {
      role: "user",
    });
    const [, made] = await Promise.all([lost, makeToken(second)]);
    expect(made.code).toBe(unverified);
    expect(tokensOf("moderator_01")).toEqual([]);
  });

  it("ends when its owner changes his password or signs out everywhere else", async () => {
    const token = await webToken(services, "admin_01");
    const holder = { userId: "admin_01", token };
    await makeToken(admin);
    expect(tokensOf("admin_01")).toHaveLength(1);
    await signOutEverywhereElse(services, holder);
    expect(tokensOf("admin_01")).toEqual([]);
    services.advance(1000);
    const own = { cookie: `mlvb_session=${token}` };
    expect((await makeToken(own)).code).toBe(200);
    await askAdmin(services, "POST /api/admin/tokens/create", own, { ...wish, name: "Other" });
    const passwordHash = await hashPassword(wirePassword("admin_01", "old password"));
    await services.database.write((db) => updateAccount(db, "admin_01", { passwordHash }));
    const change = { oldPassword: "old password", newPassword: "new password" };
    await changePassword(services, holder, change, "203.0.113.4");
    expect(tokensOf("admin_01")).toEqual([]);
  });

  it("of all scopes makes no token, ends none, gives no role and no password", async () => {
    const all = { name: "All", scopes: [...tokenScopes], days: 1 };
    const made = await askAdmin(services, "POST /api/admin/tokens/create", admin, all);
    const bearer = { authorization: `Bearer ${made.data.token}` };
    for (const [route, body] of [
      ["tokens/create", wish],
      ["tokens/x/revoke", {}],
      ["people/admin_01/role", { role: "user" }],
      ["people/admin_01/password", {}],
    ] as const) {
      const answer = await askAdmin(services, `POST /api/admin/${route}`, bearer, body);
      expect([answer.code, answer.data.reason]).toEqual([unverified, "scope"]);
    }
    // Nor is it a session anywhere else.
    const cookie = { cookie: `mlvb_session=${made.data.token}` };
    expect((await askAdmin(services, "GET /api/admin/lives", cookie)).code).toBe(unverified);
  });
});

describe("the audit log", () => {
  it("names whom a refused order was about, also when that stood in its body", async () => {
    const readonly = await headersOf(services, "readonly");
    const body = { userid: "alice_01" };
    await askAdmin(services, "POST /api/admin/lives/stop", readonly, body);
    await askAdmin(services, "POST /api/admin/lives/stop", readonly, { userid: [[["x"]]] });
    await askAdmin(services, "POST /api/admin/lives/stop", readonly, { userid: "a\r\nb\u0000" });
    expect(audit().map(({ target, outcome }) => [target, outcome])).toEqual([
      ["a\r\nb", "unverified"],
      ["", "unverified"],
      ["alice_01", "unverified"],
    ]);
  });

  it("has what was begun when nobody was left to say how it ended", async () => {
    const caller = { actor: { kind: "anonymous" as const }, clientIp: "" };
    const act = { action: "adminStopLive", target: "alice_01" };
    let seen: unknown;
    await audited(services, caller, act, async () => {
      // As another process would find it if this one died here.
      seen = audit().map(({ action, outcome }) => [action, outcome]);
    });
    expect(seen).toEqual([["adminStopLive", "begun"]]);
    await expect(
      audited(services, caller, act, () => Promise.reject(new Error("half-way"))),
    ).rejects.toThrow("half-way");
    expect(audit().map(({ outcome }) => outcome)).toEqual(["serverFault", "done"]);
  });

  it("refuses an order that it cannot note", async () => {
    const real = services.database.write.bind(services.database);
    services.database.write = () => Promise.reject(new Error("the disk is full"));
    const answer = await askAdmin(services, "POST /api/admin/people/admin_01/sign-out", admin);
    services.database.write = real;
    expect(answer.code).toBe(errorCodes.serverFault);
    expect((await askAdmin(services, "GET /api/admin/lives", admin)).code).toBe(200);
  });

  it("keeps no signed address and no token that somebody wrote in the wrong place", async () => {
    const url = "https://cos.example/a.mp4?q-ak=AK&q-signature=5ecre7&x-cos-security-token=70ken";
    const simulated = { kind: "record", userid: "alice_01", url };
    await askAdmin(services, "POST /api/admin/callbacks/simulate", admin, simulated);
    const reason = "used mlvb_pat_abcdef and whsec_abcdef; see rtmp%3A%2F%2Fx%3FtxSecret%3Dab12";
    await askAdmin(services, "POST /api/admin/people/alice_01/lock", admin, { reason });
    await askAdmin(services, "POST /api/admin/people/alice_01/lock", admin, {
      reason: "Preview: sign the token",
    });
    const text = JSON.stringify(audit());
    for (const secret of ["5ecre7", "70ken", "mlvb_pat_abcdef", "whsec_abcdef", "ab12"]) {
      expect(text).not.toContain(secret);
    }
    // Words are no secrets.
    expect(text).toContain("Preview: sign the token");
  });

  it("is a spreadsheet in which nothing is calculated and no line is two", async () => {
    const nasty = ["=1+1", "+1", "-1", "@x", "\t=1", "a;=1", '"=1', "\uff1d1", "a\r\n=1"];
    for (const userid of nasty) {
      await askAdmin(services, "POST /api/admin/lives/stop", admin, { userid });
    }
    const csv = await (await callAdmin(services, "GET /api/admin/audit/csv", admin)).text();
    expect(csv.startsWith("\ufeff") || csv.startsWith('"')).toBe(true);
    const cells = csv.replace(/^\ufeff/, "").match(/"(?:[^"]|"")*"/g) ?? [];
    expect(cells.length % 10).toBe(0);
    for (const cell of cells)
      expect(cell).not.toMatch(/^"[\s"]*[=+\-@\uff1d]|[;\t\n][\s"]*[=+\-@]/);
  });
});

it("a database is nobody else's on this machine, nor what SQLite keeps beside it", () => {
  const file = path.join(services.config.dataDir, "private.db");
  const database = Database.open(file);
  database.migrate();
  for (const end of ["", "-wal", "-shm"]) {
    expect((statSync(file + end).mode & 0o777).toString(8), end).toBe("600");
  }
  database.close();
  expect(readFileSync(file).subarray(0, 15).toString()).toBe("SQLite format 3");
});
