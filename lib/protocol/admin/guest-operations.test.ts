import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import { insertGuest } from "@/db/repositories/web-guests";
import { addressHash } from "@/lib/auth/seal";
import { clientIpHeader } from "@/lib/server/client-address";
import { addUser } from "@/lib/services/chat-fixture";
import { addGuest } from "@/lib/services/chat-people-fixture";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { answerBan, answerHide, answerMute, answerMuteAll, answerRules } from "../chat-routes";
import { answerGuest } from "../guest-routes";
import { webToken } from "../wire-fixture";
import { accountOf, askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

const there = "198.51.100.20";
let services: TestConsole;
let moderator: Record<string, string>;
beforeEach(async () => {
  services = openConsole({ GUEST_NICKNAMES_PER_HOUR: "1000" });
  moderator = await headersOf(services, "moderator");
});
afterEach(() => services.stop());

const ask = (route: string, body?: object) => askAdmin(services, route, moderator, body);
const names = async (query: string) => {
  const { data } = await ask(`GET /api/admin/people/guests?${query}`);
  return (data.guests as { nickname: string }[]).map(({ nickname }) => nickname);
};
async function guestCall(nickname: string, clientIp: string) {
  const request = new Request("http://app/api/guests", {
    method: "POST",
    headers: { [clientIpHeader]: clientIp },
    body: JSON.stringify({ nickname }),
  });
  return (await answerGuest(services, request)).json();
}

describe("the list of guests", () => {
  it("has who was seen last first, page by page, also those of one moment", async () => {
    await services.database.write((db) => {
      for (let i = 0; i < 120; i += 1) {
        insertGuest(db, {
          tokenHash: `hash-${i}`,
          userid: `guest-${i}`,
          nickname: `Gina ${i}`,
          addressHash: addressHash(services.config.sessionKey, there),
          createdMs: 1000,
          seenMs: 1000 + Math.floor(i / 30),
        });
      }
    });
    const seen: string[] = [];
    let next: unknown = "";
    do {
      const { data } = await ask(`GET /api/admin/people/guests?q=gina&cursor=${next}`);
      expect(data.total).toBe(120);
      seen.push(...(data.guests as { nickname: string }[]).map(({ nickname }) => nickname));
      next = data.next;
    } while (next !== null);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(seen[0]).toBe("Gina 119");
    expect(seen.at(-1)).toBe("Gina 0");
  });

  it("tells addresses apart without naming them, and who is banned", async () => {
    await addGuest(services, "Gus", "203.0.113.5");
    const gina = await addGuest(services, "Gina", there);
    await addGuest(services, "Not Gina", there);
    await ask(`POST /api/admin/people/${gina.userId}/ban`, { seconds: 60 });
    const { data } = await ask("GET /api/admin/people/guests");
    const guests = data.guests as { nickname: string; addressLabel: string }[];
    const labelOf = (name: string) => guests.find((it) => it.nickname === name)?.addressLabel;
    expect(labelOf("Gina")).toBe(labelOf("Not Gina"));
    expect(labelOf("Gina")).not.toBe(labelOf("Gus"));
    expect(JSON.stringify(data)).not.toContain(there);
    const until = services.now() + 60_000;
    expect(guests.find(({ nickname }) => nickname === "Not Gina")).toMatchObject({
      bannedUntilMs: 0,
      addressBannedUntilMs: until,
    });
    expect(await names("state=banned")).toEqual(["Gina"]);
    expect(await names("q=Gus")).toEqual(["Gus"]);
    expect(await names("q=%25")).toEqual([]);
  });
});

describe("a banned guest", () => {
  it("is refused a new guest session from where he came, with until when", async () => {
    const gina = await addGuest(services, "Gina", there);
    const path = `/api/admin/people/${gina.userId}`;
    const banned = await ask(`POST ${path}/ban`, { seconds: 600, reason: "Spam" });
    expect(banned.data).toEqual({
      userId: gina.userId,
      bannedUntilMs: services.now() + 600_000,
    });
    expect(await guestCall("Georgina", there)).toMatchObject({
      code: 498,
      data: { reason: "banned", retryAfterSeconds: 600 },
    });
    expect(await guestCall("Georgina", "203.0.113.5")).toMatchObject({ code: 200 });
    for (let i = 0; i < 2; i += 1) {
      expect((await ask(`POST ${path}/unban`)).data).toMatchObject({ bannedUntilMs: 0 });
    }
    expect(await guestCall("Georgina", there)).toMatchObject({ code: 200 });
  });

  it.each([
    ["nobody_1", { seconds: 60 }, 2003],
    ["admin_01", { seconds: 60 }, 498],
    ["user_01", { seconds: 0 }, 602],
    ["user_01", { seconds: -5 }, 602],
    ["user_01", { seconds: "soon" }, 602],
    ["user_01", { seconds: 1e12 }, 602],
    ["user_01", { seconds: 60, reason: "x".repeat(301) }, 602],
    ["user_01", {}, 602],
  ])("%s by %j is answered %j", async (who, body, code) => {
    await headersOf(services, "admin");
    await headersOf(services, "user");
    expect((await ask(`POST /api/admin/people/${who}/ban`, body)).code).toBe(code);
  });
});

describe("a banned address", () => {
  it("is listed with why and by whom until it is lifted, which twice is as good as once", async () => {
    const body = { address: there, seconds: 600, reason: "Spam" };
    const { data } = await ask("POST /api/admin/people/addresses", body);
    const { id } = data.ban as { id: string };
    const list = async () => (await ask("GET /api/admin/people/addresses")).data;
    expect(await list()).toMatchObject({
      bans: [{ id, label: there, reason: "Spam", createdBy: "moderator_01" }],
      total: 1,
      next: null,
    });
    for (let i = 0; i < 2; i += 1) {
      expect((await ask(`POST /api/admin/people/addresses/${id}/lift`)).code).toBe(200);
    }
    expect(await list()).toMatchObject({ bans: [], total: 0 });
    const [lift, , ban] = auditLines(services.database.read, {}, 9);
    expect(lift).toMatchObject({ action: "adminLiftAddressBan", target: id });
    expect(ban).toMatchObject({ action: "adminBanAddress", target: there, outcome: "done" });
  });

  it.each([
    [{ address: "nonsense", seconds: 60 }, "noAddress"],
    [{ seconds: 60 }, "noAddress"],
    [{ address: "127.0.0.1", seconds: 60 }, "innerAddress"],
    [{ guest: "guest-nobody", seconds: 60 }, undefined],
  ])("%j is refused", async (body, reason) => {
    const { code, data } = await ask("POST /api/admin/people/addresses", body);
    expect(code).not.toBe(200);
    expect(data.reason).toBe(reason);
  });

  it("is listed page by page", async () => {
    for (let i = 0; i < 60; i += 1) {
      await ask("POST /api/admin/people/addresses", { address: `198.51.100.${i}`, seconds: 60 });
    }
    const first = (await ask("GET /api/admin/people/addresses")).data;
    expect(first).toMatchObject({ total: 60 });
    const second = (await ask(`GET /api/admin/people/addresses?cursor=${first.next}`)).data;
    expect([first, second].map(({ bans }) => (bans as object[]).length)).toEqual([50, 10]);
    expect(second.next).toBeNull();
  });
});

describe("what is ordered in a chat itself", () => {
  const doors = { answerBan, answerHide, answerMute, answerMuteAll, answerRules };
  async function orderBy(userId: string, door: keyof typeof doors, body: object) {
    const request = new Request("http://app/api/rooms/host_01/order", {
      method: "POST",
      headers: { cookie: `mlvb_session=${await webToken(services, userId)}` },
      body: JSON.stringify(body),
    });
    return (await (await doors[door](services, request)).json()) as { code: number };
  }
  beforeEach(async () => {
    await addUser(services, "host_01");
    await addUser(services, "target_01");
    await announceLive(services, "host_01", { groupid: "" });
    await beginPush(services, "host_01");
  });

  it.each([
    ["answerBan", { userId: "target_01", seconds: 60 }, "adminBanUser", "target_01"],
    ["answerBan", { userId: "target_01", seconds: 0 }, "adminUnbanUser", "target_01"],
    ["answerMute", { userId: "target_01", seconds: 60 }, "chatMute", "target_01"],
    ["answerHide", { userId: "target_01" }, "chatHide", "target_01"],
    ["answerMuteAll", { on: true }, "chatMuteAll", "host_01"],
    ["answerRules", { slowSeconds: 5 }, "chatRules", "host_01"],
  ] as const)("%s %j by staff stands in the audit log", async (door, body, action, target) => {
    expect(await orderBy(accountOf("moderator"), door, body)).toMatchObject({ code: 200 });
    expect(auditLines(services.database.read, {}, 9)).toMatchObject([
      { action, target, actor: "moderator_01", via: "session", outcome: "done" },
    ]);
  });

  it("by the broadcaster at home stands in none", async () => {
    const body = { userId: "target_01", seconds: 60 };
    expect(await orderBy("host_01", "answerMute", body)).toMatchObject({ code: 200 });
    expect(auditLines(services.database.read, {}, 9)).toEqual([]);
  });
});
