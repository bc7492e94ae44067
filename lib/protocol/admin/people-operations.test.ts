import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accessTokensOf } from "@/db/repositories/access-tokens";
import { findAccount, updateAccount } from "@/db/repositories/accounts";
import { auditLines } from "@/db/repositories/audit-log";
import { updateLive } from "@/db/repositories/live";
import { insertReport } from "@/db/repositories/reports";
import { createAccessToken } from "@/lib/services/access-tokens";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { personPath } from "@/lib/shared/admin-people";
import { makeAccount, webToken } from "../wire-fixture";
import { askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

let services: TestConsole;
let admin: Record<string, string>;
let moderator: Record<string, string>;
beforeEach(async () => {
  services = openConsole();
  admin = await headersOf(services, "admin");
  moderator = await headersOf(services, "moderator");
});
afterEach(() => services.stop());

const ask = (route: string, body?: object, headers = admin) =>
  askAdmin(services, route, headers, body);
const people = async (query: string) => {
  const { data } = await ask(`GET /api/admin/people?${query}`);
  return (data.people as { userId: string }[]).map(({ userId }) => userId);
};
/** Accounts that were made one after the other. */
async function make(...userids: string[]) {
  for (const userid of userids) {
    services.advance(1000);
    await makeAccount(services, userid);
  }
}
const reasonOf = (answer: { data: Record<string, unknown> }) => answer.data.reason;

describe("the list of accounts", () => {
  it("has the newest first, page by page, with a total", async () => {
    const names = Array.from({ length: 120 }, (_, i) => `user_${100 + i}`);
    await make(...names);
    const first = await ask("GET /api/admin/people?q=user_");
    expect(first.data).toMatchObject({ total: 120, isTotalCut: false });
    const seen: string[] = [];
    let next: unknown = "";
    for (let page = 0; page < 3; page += 1) {
      const { data } = await ask(`GET /api/admin/people?q=user_&cursor=${next}`);
      seen.push(...(data.people as { userId: string }[]).map(({ userId }) => userId));
      next = data.next;
    }
    expect(next).toBeNull();
    expect(seen).toEqual([...names].reverse());
  });

  it("finds signs that mean something to SQL as themselves, and nothing by too much", async () => {
    await make("under_score", "underXscore", "quote-1");
    await services.database.write((db) =>
      updateAccount(db, "quote-1", { nickname: `50% "off" O'Neil \\ %_` }),
    );
    expect(await people("q=under_s")).toEqual(["under_score"]);
    for (const term of ["50%25", "%22off%22", "O'Neil", "%5C%20%25_", "%25_"]) {
      expect(await people(`q=${term}`), term).toEqual(["quote-1"]);
    }
    expect(await people(`q=${"x".repeat(5000)}`.slice(0, 900))).toEqual([]);
    expect(await people("q=')%20OR%201%3D1%20--")).toEqual([]);
    expect(await people(`q=${encodeURIComponent("😀".repeat(120))}`)).toEqual([]);
  });

  it("is narrowed by role and by state", async () => {
    await make("lock_01", "bann_01", "airy_01", "forb_01");
    await announceLive(services, "airy_01");
    await beginPush(services, "airy_01");
    await announceLive(services, "forb_01");
    await ask("POST /api/admin/people/lock_01/lock", { reason: "spam" });
    await ask("POST /api/admin/people/bann_01/ban", { seconds: 60 });
    await services.database.write((db) => updateLive(db, "forb_01", { forbidStatus: 1 }));
    expect(await people("state=locked")).toEqual(["lock_01"]);
    expect(await people("state=banned")).toEqual(["bann_01"]);
    expect(await people("state=onAir")).toEqual(["airy_01"]);
    expect(await people("state=forbidden")).toEqual(["forb_01"]);
    expect(await people("role=moderator")).toEqual(["moderator_01"]);
    expect(await people("role=admin&state=locked")).toEqual([]);
    services.advance(60_000);
    expect(await people("state=banned")).toEqual([]);
    const { data } = await ask("GET /api/admin/people?q=airy_01");
    expect(data.people).toMatchObject([{ onAir: true, forbidden: false, lockedMs: 0 }]);
  });

  it.each([
    "role=boss",
    "state=happy",
    "cursor=nonsense",
    "cursor=-1.a",
    "cursor=99999999999999999.a",
  ])("answers %s with an error and no list", async (query) => {
    const { code, data } = await ask(`GET /api/admin/people?${query}`);
    expect([602, 4002]).toContain(code);
    expect(data.people).toBeUndefined();
  });
});

describe("one account", () => {
  it("is told with its sign-ins, figures and what was done about it", async () => {
    await make("alice_01");
    await webToken(services, "alice_01");
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    await services.database.write((db) =>
      insertReport(db, {
        id: "r1",
        reporter: "bob_0001",
        reported: "alice_01",
        addressHash: "",
        createdMs: services.now(),
        status: "open",
      }),
    );
    await ask("POST /api/admin/people/alice_01/ban", { seconds: 60, reason: "Spam" });
    const { data } = await ask("GET /api/admin/people/alice_01");
    expect(data).toMatchObject({
      ...{ userId: "alice_01", role: "user", onAir: true, sessionTotal: 1, roomSignIns: 0 },
      ...{ broadcasts: 1, tapes: 0, tapeBytes: 0, reportsAbout: 1, reportsBy: 0, mutes: 0 },
      bannedUntilMs: services.now() + 60_000,
      bannedBy: "admin_01",
      sessions: [{ kind: "web", id: expect.stringMatching(/^[0-9a-f]{24}$/) }],
      audit: [{ action: "adminBanUser", actor: "admin_01", outcome: "done" }],
    });
    expect(JSON.stringify(data)).not.toMatch(/argon2|tokenHash|sealed/i);
  });

  it.each(["nobody_1", "%25", "a%2Fb", "%E0%A4", "x".repeat(65)])(
    "that does not exist (%s) is an error",
    async (name) => {
      expect([2003, 602]).toContain((await ask(`GET /api/admin/people/${name}`)).code);
    },
  );

  it.each(["guests", "addresses"])("may be called %s like a list", async (name) => {
    await make(name);
    expect((await ask(`GET ${personPath(name)}`)).data).toMatchObject({ userId: name });
    const locked = await ask(`POST ${personPath(name, "/lock")}`, { reason: "" });
    expect(locked.code).toBe(200);
    expect(findAccount(services.database.read, name)?.lockedMs).not.toBe(0);
  });
});

describe("a role", () => {
  const setRole = (userid: string, role: string, headers = admin) =>
    ask(`POST /api/admin/people/${userid}/role`, { role }, headers);
  const roleOf = (userid: string) => findAccount(services.database.read, userid)?.role;

  it("is given by administrators, and ends access tokens when it is none any more", async () => {
    const actor = {
      ...{ kind: "user" as const, userId: "moderator_01", nickname: "" },
      role: "moderator" as const,
    };
    const order = { name: "t", scopes: ["people:read"] as const, days: 9 };
    const { token } = await createAccessToken(services, { actor, clientIp: "" }, order);
    const bearer = { authorization: `Bearer ${token}` };
    expect((await ask("GET /api/admin/people", undefined, bearer)).code).toBe(200);
    expect((await setRole("moderator_01", "readonly")).code).toBe(200);
    expect((await ask("GET /api/admin/people", undefined, bearer)).code).toBe(200);
    expect((await setRole("moderator_01", "user")).code).toBe(200);
    expect(accessTokensOf(services.database.read, "moderator_01", 0, 9)).toEqual([]);
    expect((await ask("GET /api/admin/people", undefined, bearer)).code).toBe(498);
    expect((await setRole("moderator_01", "moderator")).code).toBe(200);
    expect((await ask("GET /api/admin/people", undefined, bearer)).code).toBe(498);
  });

  it("is no role of one's own to change, nor an unknown one, nor nobody's", async () => {
    expect(reasonOf(await setRole("admin_01", "user"))).toBe("lastAdmin");
    const locked = await ask("POST /api/admin/people/admin_01/lock", { reason: "" });
    expect(reasonOf(locked)).toBe("lastAdmin");
    await makeAccount(services, "second_01", "admin");
    expect(reasonOf(await setRole("admin_01", "user"))).toBe("self");
    expect((await setRole("moderator_01", "king")).code).toBe(602);
    expect((await setRole("nobody_1", "admin")).code).toBe(2003);
    expect((await setRole("moderator_01", "admin", moderator)).code).toBe(498);
    expect(roleOf("admin_01")).toBe("admin");
    expect(roleOf("moderator_01")).toBe("moderator");
  });

  it("stays with one administrator when two take each other's at once", async () => {
    await makeAccount(services, "second_01", "admin");
    const second = { cookie: `mlvb_session=${await webToken(services, "second_01")}` };
    const answers = await Promise.all([
      setRole("second_01", "user"),
      setRole("admin_01", "user", second),
    ]);
    expect(answers.map(({ code }) => code).sort()).toEqual([200, 498]);
    expect([roleOf("admin_01"), roleOf("second_01")].sort()).toEqual(["admin", "user"]);
  });

  it("of the last administrator is neither taken nor locked away by one who just was one", async () => {
    await makeAccount(services, "second_01", "admin");
    const second = { cookie: `mlvb_session=${await webToken(services, "second_01")}` };
    const answers = await Promise.all([
      ask("POST /api/admin/people/admin_01/lock", { reason: "" }, second),
      ask("POST /api/admin/people/second_01/lock", { reason: "" }, admin),
    ]);
    expect(answers.map(({ code }) => code).sort()).toEqual([200, 498]);
    const able = ["admin_01", "second_01"].filter(
      (userid) => findAccount(services.database.read, userid)?.lockedMs === 0,
    );
    expect(able).toHaveLength(1);
  });
});

describe("orders of moderators", () => {
  it.each(["lock", "unlock", "sign-out", "sessions/0123456789abcdef01234567/end"])(
    "%s are not about the staff",
    async (what) => {
      const answer = await ask(`POST /api/admin/people/admin_01/${what}`, {}, moderator);
      expect(answer.code).toBe(498);
      expect(reasonOf(answer)).toBe("staffAccount");
      expect(findAccount(services.database.read, "admin_01")?.lockedMs).toBe(0);
    },
  );

  it("stand in the log with whom they were about and why, and those that failed with how", async () => {
    await make("alice_01");
    await ask("POST /api/admin/people/alice_01/lock", { reason: "Spam" }, moderator);
    await ask("POST /api/admin/people/nobody_1/lock", { reason: "Spam" }, moderator);
    await ask("POST /api/admin/people/alice_01/password", {}, moderator);
    const lines = auditLines(services.database.read, { actor: "moderator_01" }, 9);
    expect(lines.map(({ action, target, outcome }) => [action, target, outcome])).toEqual([
      ["adminResetPassword", "alice_01", "unverified"],
      ["adminLockAccount", "nobody_1", "notFound"],
      ["adminLockAccount", "alice_01", "done"],
    ]);
    expect(lines[2]?.details).toContain("Spam");
  });
});
