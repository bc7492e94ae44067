import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { listMembers } from "@/db/repositories/members";
import { findTape, updateTape } from "@/db/repositories/tapes";
import type { Actor } from "@/lib/auth/actor";
import { enterPlace, expireMembers, listViewers, quitPlace } from "./audience";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";

const alice = "alice_01";
const live = { liveuserid: alice, groupid: "@TGS#1", isTape: false };
const tape = { liveuserid: alice, groupid: "tape-1", isTape: true };
const ttlMs = 10_800_000;

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ ENTERS_PER_MINUTE: "1000000", VIEWERS_PER_ADDRESS: "0" });
});
afterEach(() => services.close());

const announce = (groupid = "@TGS#1") => announceLive(services, alice, { groupid });
const begin = (sequence = "a") => beginPush(services, alice, sequence);
const end = (sequence = "a", resumable = false) => endPush(services, alice, sequence, resumable);
const record = (fileId = "tape-1") => addTape(services, alice, fileId);
const home = "203.0.113.7";
const from = (clientIp: string, actor: Actor = { kind: "anonymous" }) => ({ actor, clientIp });
const enter = (userid: string, where = live, nickname = "", caller = from(home)) =>
  enterPlace(services, where, { userid, nickname, headpic: "" }, caller);
const quit = (userid: string, where = live, caller = from(home)) =>
  quitPlace(services, where, userid, caller);
const shown = () => findLive(services.database.read, alice)?.viewerCount;
const rows = () => listMembers(services.database.read, `live:${alice}`, 1000, 0).length;
const viewers = (where = live) =>
  listViewers(services, where, { page: 1, pageSize: 20 }).items.map((viewer) => viewer.userid);

describe("viewers of a live", () => {
  beforeEach(async () => {
    await announce();
    await begin();
  });

  it("are people and not calls: one who enters again counts once", async () => {
    await enter("bob_02");
    await enter("bob_02");
    expect(shown()).toBe(1);
    expect(viewers()).toEqual(["bob_02"]);
  });

  it("count once each when a phone repeats a request before the first is answered", async () => {
    await Promise.all([enter("bob_02"), enter("bob_02"), enter("carol_03"), enter("bob_02")]);
    expect([shown(), rows()]).toEqual([2, 2]);
  });

  it("who quit without having entered, or twice, take nobody else away", async () => {
    await enter("bob_02");
    await quit("carol_03");
    expect(shown()).toBe(1);
    await quit("bob_02");
    await quit("bob_02");
    expect([shown(), rows()]).toEqual([0, 0]);
  });

  it("keep the name they came with when a later request leaves it out", async () => {
    await enter("bob_02", live, "Bob");
    await enter("bob_02", live, "");
    const { items } = listViewers(services, live, { page: 1, pageSize: 20 });
    expect(items).toEqual([{ userid: "bob_02", nickname: "Bob", headpic: "" }]);
  });

  it("are listed in the order in which they came, page by page", async () => {
    for (const userid of ["zoe_09", "bob_02", "mia_05"]) {
      await enter(userid);
      services.advance(1000);
    }
    await enter("zoe_09");
    expect(viewers()).toEqual(["zoe_09", "bob_02", "mia_05"]);
    const second = listViewers(services, live, { page: 2, pageSize: 2 });
    expect(second).toMatchObject({ total: 3, items: [{ userid: "mia_05" }] });
    const past = listViewers(services, live, { page: 9, pageSize: 2 });
    expect(past).toEqual({ total: 3, items: [] });
  });

  it("whose phones died leave when nobody heard of them for MEMBER_TTL_SECONDS", async () => {
    await enter("bob_02");
    services.advance(ttlMs / 2);
    await enter("carol_03");
    services.advance(ttlMs / 2 - 1);
    await expireMembers(services);
    expect(viewers()).toEqual(["bob_02", "carol_03"]);
    services.advance(1);
    await expireMembers(services);
    expect(viewers()).toEqual(["carol_03"]);
    expect(shown()).toBe(1);
  });

  it("who enter again in time are not taken for dead", async () => {
    await enter("bob_02");
    services.advance(ttlMs - 1);
    await enter("bob_02");
    services.advance(ttlMs - 1);
    await expireMembers(services);
    expect([shown(), rows()]).toEqual([1, 1]);
  });

  it("leave in more than one round when thousands died at once", async () => {
    for (let i = 0; i < 700; i += 100) {
      await Promise.all(Array.from({ length: 100 }, (_, n) => enter(`viewer_${i + n}`)));
    }
    expect(shown()).toBe(700);
    services.advance(ttlMs);
    await expireMembers(services);
    await expireMembers(services);
    expect([shown(), rows()]).toEqual([0, 0]);
  });

  it("are not sent away, nor renamed, by somebody elsewhere who says to be them", async () => {
    await enter("bob_02", live, "Bob");
    const elsewhere = from("203.0.113.99");
    await quit("bob_02", live, elsewhere);
    await enter("bob_02", live, "Mallory", elsewhere);
    const { items } = listViewers(services, live, { page: 1, pageSize: 20 });
    expect(items).toMatchObject([{ userid: "bob_02", nickname: "Bob" }]);
    expect(shown()).toBe(1);
  });

  it("may come and go from several addresses when they prove who they are", async () => {
    const bob: Actor = { kind: "user", userId: "bob_02", nickname: "", role: "user" };
    await enter("bob_02", live, "Bob", from(home, bob));
    await quit("bob_02", live, from("203.0.113.99", bob));
    expect([shown(), rows()]).toEqual([0, 0]);
  });

  it("behind one address count up to VIEWERS_PER_ADDRESS, and the others are let in all the same", async () => {
    services.close();
    services = openTestServices({ VIEWERS_PER_ADDRESS: "3" });
    await announce();
    await begin();
    for (let i = 0; i < 6; i += 1) await enter(`viewer_${i}`);
    await enter("bob_02", live, "", from("203.0.113.99"));
    expect([shown(), rows()]).toEqual([4, 4]);
    await quit("viewer_5");
    expect([shown(), rows()]).toEqual([4, 4]);
  });

  it("are all out when the live ends, and its count returns to 0", async () => {
    await Promise.all(["bob_02", "carol_03"].map((userid) => enter(userid)));
    services.advance(5000);
    await end();
    expect([shown(), rows()]).toEqual([0, 0]);
    expect(viewers()).toEqual([]);
  });

  it("stay while a lost publisher is waited for", async () => {
    await enter("bob_02");
    await end("a", true);
    expect([shown(), rows()]).toEqual([1, 1]);
    await begin("b");
    expect([shown(), rows()]).toEqual([1, 1]);
  });

  it("are sent home with 10010 once the live is over, and welcome at the next one", async () => {
    services.advance(5000);
    await end();
    await expect(enter("bob_02")).rejects.toMatchObject({ code: "liveEnded" });
    expect([shown(), rows()]).toEqual([0, 0]);
    services.advance(60_000);
    await announce("@TGS#2");
    await enter("bob_02");
    expect([shown(), rows()]).toEqual([1, 1]);
  });
});

describe("viewers who come before the media", () => {
  it("stay counted when the broadcaster asks for the address again", async () => {
    await announce();
    await enter("bob_02");
    services.advance(60_000);
    await announce("@TGS#2");
    expect(shown()).toBe(rows());
    await begin();
    expect(shown()).toBe(rows());
  });

  it("stay counted when the recording of the last broadcast is reported", async () => {
    await announce();
    await begin();
    services.advance(60_000);
    await end();
    services.advance(10_000);
    await announce("@TGS#2");
    await enter("bob_02");
    await record();
    expect([shown(), rows()]).toEqual([1, 1]);
  });
});

describe("viewers of a recording", () => {
  beforeEach(async () => {
    await announce();
    await begin();
    services.advance(60_000);
    await end();
    await record();
  });
  const shownOfTape = () => findTape(services.database.read, "tape-1")?.viewerCount;

  it("count for the recording alone, and expire like others", async () => {
    await enter("bob_02", tape);
    await enter("bob_02", tape);
    await enter("carol_03", tape);
    expect([shownOfTape(), shown()]).toEqual([2, 0]);
    expect(viewers(tape)).toEqual(["bob_02", "carol_03"]);
    await quit("bob_02", tape);
    expect(shownOfTape()).toBe(1);
    services.advance(ttlMs);
    await expireMembers(services);
    expect(shownOfTape()).toBe(0);
  });

  it("are not put out by a live that ends", async () => {
    await enter("bob_02", tape);
    services.advance(60_000);
    await announce("@TGS#2");
    await begin("b");
    await end("b");
    expect(shownOfTape()).toBe(1);
  });

  it("of a hidden one are nobody: it is as if there were none, but who is there may leave", async () => {
    await enter("bob_02", tape);
    await services.database.write((db) => {
      const row = findTape(db, "tape-1");
      if (row) updateTape(db, row.id, { hidden: 1 });
    });
    await enter("carol_03", tape);
    expect(shownOfTape()).toBe(1);
    expect(viewers(tape)).toEqual(viewers({ ...tape, groupid: "no-such-tape" }));
    await quit("bob_02", tape);
    expect(shownOfTape()).toBe(0);
  });

  it("of something that nobody knows enter without an error and are counted nowhere", async () => {
    await enter("bob_02", { liveuserid: alice, groupid: "no-such-tape", isTape: true });
    await enter("bob_02", { liveuserid: "nobody", groupid: "", isTape: false });
    const nowhere = { liveuserid: "nobody", groupid: "" };
    expect(listViewers(services, nowhere, { page: 1, pageSize: 20 })).toEqual({
      items: [],
      total: 0,
    });
  });
});
