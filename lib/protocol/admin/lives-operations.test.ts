import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import { findLive } from "@/db/repositories/live";
import { errorCodes } from "@/lib/errors";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { noticesOf } from "@/lib/services/staff-notices";
import { makeAccount } from "../wire-fixture";
import { askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";
import { livesAnswer } from "./lives-answer";
import { livesQuestionOf } from "./lives-question";

const user = "alice_01";
/** A field that is not what its schema says, in the envelope of the account API. */
const invalid = 602;
let services: TestConsole;
let moderator: Record<string, string>;

beforeEach(async () => {
  services = openConsole();
  await makeAccount(services, user, "user");
  await announceLive(services, user, { title: "Run" });
  await beginPush(services, user);
  moderator = await headersOf(services, "moderator");
});
afterEach(() => services.stop());

const list = async (query = "") =>
  (await askAdmin(services, `GET /api/admin/lives?${query}`, moderator)).data;
const order = (what: string, body: object) =>
  askAdmin(services, `POST /api/admin/lives/${what}`, moderator, { userid: user, ...body });
const row = () => findLive(services.database.read, user);

describe("the list of lives", () => {
  it("answers as its contract says, with what plays the live", async () => {
    const answer = await list();
    expect(() => livesAnswer.parse(answer)).not.toThrow();
    expect(Object.keys(answer).sort()).toEqual(Object.keys(livesAnswer.shape).sort());
    const [live] = answer.lives as Record<string, unknown>[];
    expect(Object.keys(live ?? {}).sort()).toEqual(
      Object.keys(livesAnswer.shape.lives.unwrap().element.shape).sort(),
    );
    expect(live).toMatchObject({
      ...{ userId: user, hlsUrl: "/live/1000_alice_01.m3u8", flvUrl: "/live/1000_alice_01.flv" },
      posterUrl: "/live/1000_alice_01/poster.mp4",
    });
    expect(JSON.stringify(answer)).not.toMatch(/txSecret/);
  });

  it.each([
    "state=flying",
    "health=ill",
    "category=none",
    "sort=name",
    `cursor=${"x".repeat(201)}`,
  ])("refuses what is no filter: %s", async (query) => {
    const { code } = await askAdmin(services, `GET /api/admin/lives?${query}`, moderator);
    expect(code).toBe(invalid);
  });

  it.each(["%25", "_", "'", "%22", "%5C", "a".repeat(500), "%00", "state=&health=&sort="])(
    "bears whatever is looked for: %s",
    async (q) => {
      expect(await list(`q=${q}`)).toMatchObject({ lives: expect.any(Array) });
    },
  );

  it("is asked by the page as by its address; what nobody could have made asks for all", () => {
    const { question, query } = livesQuestionOf({ q: "a&b", state: "onAir", view: "wall" });
    expect(question).toMatchObject({ q: "a&b", state: "onAir" });
    expect(query).toBe("q=a%26b&state=onAir");
    expect(livesQuestionOf({ state: "flying", q: "a" })).toEqual({ question: {}, query: "" });
    expect(livesQuestionOf({ q: ["a", "b"] }).query).toBe("");
  });
});

describe("an order about a live", () => {
  it("ends it, with a line in the audit log, and is nothing new the second time", async () => {
    const standing = { userId: user, forbidden: false, forbidUntilMs: null, forbidReason: "" };
    for (let time = 0; time < 2; time += 1) {
      expect(await order("stop", { reason: "Loud" })).toMatchObject({ code: 200, data: standing });
    }
    expect(noticesOf(services.database.read, user)).toHaveLength(1);
    const lines = auditLines(services.database.read, { action: "adminStopLive" }, 10);
    expect(lines).toMatchObject([
      { actor: "moderator_01", target: user, outcome: "done" },
      { target: user, outcome: "done", details: expect.stringContaining("Loud") },
    ]);
  });

  it("forbids until a moment, for some seconds or for good, and allows again", async () => {
    const untilMs = services.now() + 60_000;
    expect((await order("forbid", { untilMs, reason: "Spam" })).data).toMatchObject({
      ...{ forbidden: true, forbidUntilMs: untilMs, forbidReason: "Spam" },
    });
    expect((await order("forbid", { seconds: "3600" })).data).toMatchObject({
      ...{ forbidUntilMs: services.now() + 3_600_000, forbidReason: "" },
    });
    expect((await order("forbid", {})).data).toMatchObject({ forbidUntilMs: null });
    expect(row()).toMatchObject({ forbidStatus: 1, forbidUntilMs: 0 });
    expect((await order("allow", {})).data).toMatchObject({ forbidden: false });
    expect((await order("allow", {})).data).toMatchObject({ forbidden: false });
  });

  it.each([
    ["forbid", { seconds: "soon" }],
    ["forbid", { untilMs: {} }],
    ["forbid", { reason: "x".repeat(301) }],
    ["stop", { reason: ["a"] }],
    ["stop", { userid: "" }],
    ["allow", { userid: "x".repeat(65) }],
    ["message", {}],
    ["message", { text: "   " }],
    ["message", { text: "x".repeat(501) }],
  ])("%s refuses %j and changes nothing", async (what, body) => {
    const before = row();
    expect((await order(what, body)).code).toBe(invalid);
    expect(row()).toEqual(before);
    expect(noticesOf(services.database.read, user)).toEqual([]);
  });

  it.each([{ untilMs: 1 }, { seconds: -5 }, { seconds: 1e12 }, { seconds: 60, untilMs: 1e15 }])(
    "forbids until no such moment: %j",
    async (body) => {
      expect((await order("forbid", body)).code).toBe(errorCodes.invalidParameter);
      expect(row()?.forbidStatus).toBe(0);
    },
  );

  it.each(["stop", "forbid", "allow", "message"])("%s says that there is nobody", async (what) => {
    const { code } = await order(what, { userid: "nobody_99", text: "Hi" });
    expect(code).toBe(2003);
    const [line] = auditLines(services.database.read, { target: "nobody_99" }, 10);
    expect(line).toMatchObject({ outcome: "notFound" });
  });

  it("tells the broadcaster", async () => {
    expect(await order("message", { text: "Mind the music" })).toMatchObject({
      ...{ code: 200, data: { done: true } },
    });
    expect(noticesOf(services.database.read, user)).toMatchObject([
      { kind: "message", by: "moderator", text: "Mind the music" },
    ]);
  });
});
