import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateLive } from "@/db/repositories/live";
import { findTape, updateTape } from "@/db/repositories/tapes";
import { cleanText } from "@/lib/shared/clean-text";
import { tapesPerPage } from "@/lib/shared/list-sizes";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";
import { wallOf } from "./wall";

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ LIST_MEMORY_MS: "0", TAPE_MIN_SECONDS: "5" });
});
afterEach(() => services.close());

async function goLive(userid: string, about: { title?: string; nickname?: string } = {}) {
  await announceLive(services, userid, about);
  await beginPush(services, userid);
}

async function record(userid: string, about: { title?: string; nickname?: string }, id = userid) {
  await announceLive(services, userid, about);
  await addTape(services, userid, `tape_${id}`);
  // Files of the same time would be one recording.
  services.advance(120_000);
}

const wall = (search = "", page = 1) => wallOf(services, { search, page }, "");
const idsOf = async (search: string) => {
  const { lives, tapes } = await wall(search);
  return [...lives.items, ...tapes.items].map((it) => it.userId);
};

describe("the home page", () => {
  it("has the most watched lives first, whoever watches with what", async () => {
    for (const userid of ["quiet_01", "loud_0002", "phones_01"]) await goLive(userid);
    await services.database.write((db) => {
      updateLive(db, "loud_0002", { webViewerCount: 5, viewerCount: 1 });
      updateLive(db, "phones_01", { viewerCount: 3 });
    });
    const { lives } = await wall();
    expect(lives.items.map(({ userId }) => userId)).toEqual(["loud_0002", "phones_01", "quiet_01"]);
    expect(lives.total).toBe(3);
  });

  it("leaves out who is not on air, or only joins somebody's picture", async () => {
    await goLive("alice_01");
    await goLive("guest_of_alice");
    await goLive("gone_01");
    await services.database.write((db) => updateLive(db, "guest_of_alice", { announced: 0 }));
    await endPush(services, "gone_01");
    await announceLive(services, "waiting_01");
    expect((await wall()).lives.items.map(({ userId }) => userId)).toEqual(["alice_01"]);
  });

  it("has recordings of whatever age by pages, and says which of them are recent", async () => {
    for (let i = 0; i < tapesPerPage + 1; i += 1) await record("alice_01", {}, String(i));
    services.advance(8 * 86_400_000);
    await record("alice_01", {}, "new");
    const [first, second] = [await wall("", 1), await wall("", 2)];
    expect(first.tapes.total).toBe(tapesPerPage + 2);
    expect(first.tapes.items.map(({ fileId }) => fileId).slice(0, 2)).toEqual([
      "tape_new",
      `tape_${tapesPerPage}`,
    ]);
    expect(second.tapes.items.map(({ fileId }) => fileId)).toEqual(["tape_1", "tape_0"]);
    const recent = first.tapes.items.filter(({ endedAtMs }) => endedAtMs >= first.recentSinceMs);
    expect(recent.map(({ fileId }) => fileId)).toEqual(["tape_new"]);
    expect((await wall("", 99)).tapes.items).toEqual([]);
  });

  it("tells pages nothing that only phones need", async () => {
    await goLive("alice_01");
    const [room] = (await wall()).lives.items;
    expect(Object.keys(room ?? {})).not.toContain("groupId");
    expect(Object.keys(room ?? {})).not.toContain("forbidStatus");
  });
});

describe("a search", () => {
  it.each([
    ["jazz", ["alice_01", "bob_0002"]],
    ["JAZZ", ["alice_01", "bob_0002"]],
    ["  jazz  ", ["alice_01", "bob_0002"]],
    ["night jazz", ["bob_0002"]],
    ["jazz　night", ["bob_0002"]],
    ["azz", ["alice_01", "bob_0002"]],
    ["bob_0002", ["bob_0002"]],
    ["BOB_0002", ["bob_0002"]],
    ["robert jazz", ["bob_0002"]],
    ["爵士", ["mei_0003"]],
    ["小梅 深夜", ["mei_0003"]],
    ["100%", ["pct_0004"]],
    ["%", ["pct_0004"]],
    ["_", ["alice_01", "bob_0002", "mei_0003", "pct_0004", "quote_05"]],
    ["l_k", []],
    ["c:\\", ["pct_0004"]],
    ["\\", ["pct_0004"]],
    ["O'Neil", ["quote_05"]],
    ['"best"', ["quote_05"]],
    ["'; drop table tape_data; --", []],
    ["jazz nowhere", []],
    ["nowhere", []],
    ["a\u0000lice", ["alice_01"]],
    ["\u202ejazz\u202c", ["alice_01", "bob_0002"]],
  ])("for %j finds %j", async (search, found) => {
    await goLive("alice_01", { title: "Morning Jazz" });
    await record("bob_0002", { title: "night jazz, live", nickname: "Robert" });
    await record("mei_0003", { title: "深夜爵士电台", nickname: "小梅" });
    await record("pct_0004", { title: "100% vinyl from c:\\music" });
    await record("quote_05", { title: `O'Neil's "best"` });
    expect((await idsOf(search)).sort()).toEqual(found);
  });

  it("for nothing visible shows everything", async () => {
    await record("alice_01", { title: "Run" });
    for (const search of ["", " ", "\u200b", "\u202e"]) {
      const all = await wall(search);
      expect(all).toMatchObject({ search: "", tapes: { total: 1 } });
    }
  });

  it("finds every title by itself", async () => {
    await record("alice_01", { title: "" });
    const title = fc
      .string({ unit: "binary", minLength: 1, maxLength: 120 })
      .map(cleanText)
      .filter((it) => it !== "");
    await fc.assert(
      fc.asyncProperty(title, async (text) => {
        // Another time, because answers are remembered for some seconds.
        services.advance(60_000);
        await services.database.write((db) => {
          updateTape(db, findTape(db, "tape_alice_01")?.id ?? "", { title: text });
        });
        expect((await wall(text)).tapes.total, JSON.stringify(text)).toBe(1);
      }),
    );
  });

  it("leaves out recordings that are not listed", async () => {
    await announceLive(services, "alice_01", { title: "Short one" });
    await addTape(services, "alice_01", "tape_short", { seconds: 1 });
    expect(await idsOf("short")).toEqual([]);
  });

  it("finds by pages, newest first, and knows how many there are", async () => {
    for (let i = 0; i < tapesPerPage + 2; i += 1) {
      await record("alice_01", { title: `Run ${i}` }, String(i));
      await record("bob_0002", { title: "Chess" }, `b${i}`);
    }
    const second = await wall("run", 2);
    expect(second.tapes.total).toBe(tapesPerPage + 2);
    expect(second.tapes.items.map(({ fileId }) => fileId)).toEqual(["tape_1", "tape_0"]);
    expect(second).toMatchObject({ search: "run", page: 2, isCut: false });
  });
});
