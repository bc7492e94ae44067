import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAccount, updateAccount } from "@/db/repositories/accounts";
import { auditLines } from "@/db/repositories/audit-log";
import { askAdmin, openConsole, type TestConsole } from "./admin/admin-fixture";
import { answerSetUp } from "./setup-routes";
import { makeAccount } from "./wire-fixture";

let services: TestConsole;
beforeEach(() => {
  services = openConsole();
});
afterEach(() => services.stop());

const admin = { userId: "boss_01", password: "a good password", nickname: "" };

async function send(body: object, headers: Record<string, string> = {}) {
  const request = new Request("http://localhost/api/setup", {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  const response = await answerSetUp(services, request);
  const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  return { ...((await response.json()) as { code: number; data: object }), cookie };
}
const token = () => services.setup.token ?? "";

describe("the one-time set-up link", () => {
  it("makes the first administrator, signs him in, and leads nowhere afterwards", async () => {
    const link = token();
    expect(link.length).toBeGreaterThan(40);
    const made = await send({ ...admin, token: link });
    expect(made.code).toBe(200);
    expect(findAccount(services.database.read, "boss_01")?.role).toBe("admin");
    const state = await askAdmin(services, "GET /api/admin/state", { cookie: made.cookie });
    expect(state.code).toBe(200);
    const again = await send({ ...admin, userId: "boss_02", token: link });
    expect(again).toMatchObject({ code: 498, data: { reason: "setupLink" } });
    expect(findAccount(services.database.read, "boss_02")).toBeNull();
    const lines = auditLines(services.database.read, { action: "createAdmin" }, 9);
    expect(lines).toMatchObject([{ via: "setup", target: "boss_01", outcome: "done" }]);
    expect(JSON.stringify(lines)).not.toContain(link);
  });

  it.each(["", "x", "wrong-wrong-wrong-wrong-wrong-wrong-wrong-w"])(
    "is nobody's who guesses %j, and not for long",
    async (guess) => {
      expect(await send({ ...admin, token: guess })).toMatchObject({ code: 498 });
      const codes = new Set<number>();
      for (let n = 0; n < 200; n += 1) codes.add((await send({ ...admin, token: guess })).code);
      expect(codes).toEqual(new Set([498, 429]));
      expect(findAccount(services.database.read, "boss_01")).toBeNull();
    },
  );

  it("is good however much strangers have guessed from the same address", async () => {
    for (let n = 0; n < 30; n += 1) await send({ ...admin, token: "guess" });
    expect((await send({ ...admin, token: "guess" })).code).toBe(429);
    expect((await send({ ...admin, token: token() })).code).toBe(200);
  });

  it("does not come back to life when that administrator is none any more", async () => {
    const link = token();
    await makeAccount(services, "other_01", "admin");
    expect(await send({ ...admin, token: link })).toMatchObject({ code: 498 });
    await services.database.write((db) => updateAccount(db, "other_01", { role: "user" }));
    expect(await send({ ...admin, token: link })).toMatchObject({ code: 498 });
    expect(services.setup.token).toBeNull();
  });

  it.each(["https://evil.example", "null", "http://localhost.evil.example"])(
    "is not used by a page of %s",
    async (site) => {
      const plain = { origin: site, "content-type": "text/plain" };
      expect((await send({ ...admin, token: token() }, plain)).code).toBe(498);
      expect(findAccount(services.database.read, "boss_01")).toBeNull();
    },
  );

  it("leads nowhere once the command line has made an administrator", async () => {
    await makeAccount(services, "other_01", "admin");
    expect(await send({ ...admin, token: token() })).toMatchObject({ code: 498 });
    expect(findAccount(services.database.read, "boss_01")).toBeNull();
  });

  it("makes one administrator of two who use it at once", async () => {
    const both = await Promise.all(
      ["boss_01", "boss_02"].map((userId) => send({ ...admin, userId, token: token() })),
    );
    expect(both.map(({ code }) => code).sort()).toEqual([200, 498]);
  });

  it("stays good after a name or a password that cannot be", async () => {
    expect((await send({ ...admin, userId: "no", token: token() })).code).toBe(610);
    expect((await send({ ...admin, password: "short", token: token() })).code).toBe(611);
    expect((await send({ ...admin, token: token() })).code).toBe(200);
  });

  it("is not used by another site", async () => {
    const crossing = { "sec-fetch-site": "cross-site" };
    expect((await send({ ...admin, token: token() }, crossing)).code).toBe(498);
    expect(findAccount(services.database.read, "boss_01")).toBeNull();
  });
});
