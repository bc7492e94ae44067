import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findLive } from "@/db/repositories/live";
import { findTape, updateTape } from "@/db/repositories/tapes";
import type { Actor } from "@/lib/auth/actor";
import { enterPlace } from "./audience";
import { changeLikes } from "./likes";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";

const alice = "alice_01";
const home = "203.0.113.1";
const office = "203.0.113.2";
const anonymous: Actor = { kind: "anonymous" };
const member = (userId: string): Actor => ({ kind: "user", userId, nickname: "", role: "user" });

let services: TestServices;
beforeEach(async () => {
  // The limiters live by the wall clock.
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: 1_800_000_000_000 });
  services = openTestServices();
  await announceLive(services, alice, { groupid: "g" });
  await beginPush(services, alice);
  await addTape(services, alice, "tape-1");
});
afterEach(() => {
  services.close();
  vi.useRealTimers();
});

const like = (clientIp: string, actor: Actor = anonymous, fileid = "", change: 1 | -1 = 1) =>
  changeLikes(
    services,
    { actor, clientIp },
    { userid: alice, target: fileid ? { fileid } : "watched", change },
  );
/** How many of `n` likes at once count. */
async function counted(n: number, clientIp: string, actor: Actor = anonymous): Promise<number> {
  const verdicts = await Promise.all(Array.from({ length: n }, () => like(clientIp, actor)));
  return verdicts.filter(Boolean).length;
}
function second() {
  services.advance(1000);
  vi.advanceTimersByTime(1001);
}
const watch = (userid: string, clientIp: string, tape = "") =>
  enterPlace(
    services,
    { liveuserid: alice, groupid: tape || "g", isTape: tape !== "" },
    { userid, nickname: "", headpic: "" },
    { actor: anonymous, clientIp },
  );
const likesOfLive = () => findLive(services.database.read, alice)?.likeCount;
const likesOfTape = () => findTape(services.database.read, "tape-1")?.likeCount;

it("a hidden recording is liked by nobody but its owner, and nobody learns of it", async () => {
  await services.database.write((db) => {
    const row = findTape(db, "tape-1");
    if (row) updateTape(db, row.id, { hidden: 1 });
  });
  const likes = () => findTape(services.database.read, "tape-1")?.likeCount;
  expect(await like(home, member("bob_02"), "tape-1")).toBe(true);
  expect(await like(office, anonymous, "tape-1")).toBe(true);
  expect(likes()).toBe(0);
  expect(await like(home, member(alice), "tape-1")).toBe(true);
  expect(likes()).toBe(1);
});

describe("likes", () => {
  it("count two a second for a viewer whom nobody saw enter, and two more in the next", async () => {
    expect(await counted(5, home)).toBe(2);
    second();
    expect(await counted(5, home)).toBe(2);
    expect(likesOfLive()).toBe(4);
  });

  it("count two a second for each viewer behind one address", async () => {
    for (const userid of ["bob_02", "carol_03", "dave_04"]) await watch(userid, home);
    expect(await counted(20, home)).toBe(6);
    expect(await counted(20, office)).toBe(2);
    expect(likesOfLive()).toBe(8);
  });

  it("count at most LIKES_PER_SECOND_PER_ADDRESS for a crowd behind one address", async () => {
    services.close();
    services = openTestServices({ LIKES_PER_SECOND_PER_ADDRESS: "7" });
    await announceLive(services, alice, { groupid: "g" });
    for (let i = 0; i < 40; i += 1) await watch(`viewer_${i}`, home);
    expect(await counted(100, home)).toBe(7);
  });

  it("of a member who proved himself count two a second from however many addresses", async () => {
    for (const userid of ["bob_02", "carol_03", "dave_04"]) await watch(userid, home);
    expect(await counted(5, home, member("bob_02"))).toBe(2);
    expect(await counted(5, office, member("bob_02"))).toBe(0);
    expect(await counted(5, home, member("carol_03"))).toBe(2);
  });

  it("do not count for viewers who were not heard of for MEMBER_TTL_SECONDS", async () => {
    for (const userid of ["bob_02", "carol_03", "dave_04"]) await watch(userid, home);
    services.advance(10_800_001);
    expect(await counted(20, home)).toBe(2);
  });

  it("can be taken back, but never below 0", async () => {
    await like(home);
    second();
    await like(home, anonymous, "", -1);
    await like(home, anonymous, "", -1);
    expect(likesOfLive()).toBe(0);
    second();
    await like(home, anonymous, "tape-1", -1);
    expect(likesOfTape()).toBe(0);
  });

  it("cannot be taken back by somebody who gave none", async () => {
    await like(home);
    await like(office, anonymous, "", -1);
    await like(home, member("bob_02"), "", -1);
    expect(likesOfLive()).toBe(1);
  });

  it("without a fileid of somebody who watches a recording are the recording's", async () => {
    await watch("bob_02", home, "tape-1");
    await like(home);
    expect([likesOfLive(), likesOfTape()]).toEqual([0, 1]);
    await like(office);
    expect([likesOfLive(), likesOfTape()]).toEqual([1, 1]);
  });

  it("follow the viewer from a recording to the live", async () => {
    await watch("bob_02", home, "tape-1");
    services.advance(1000);
    await watch("bob_02", home);
    await like(home);
    expect([likesOfLive(), likesOfTape()]).toEqual([1, 0]);
  });

  it("of a member who proved himself go to what he watches, whoever else is at his address", async () => {
    await watch("bob_02", home, "tape-1");
    services.advance(1000);
    await watch("carol_03", home);
    await like(home, member("bob_02"));
    expect([likesOfLive(), likesOfTape()]).toEqual([0, 1]);
    await like(home, member("carol_03"));
    expect([likesOfLive(), likesOfTape()]).toEqual([1, 1]);
  });

  it("with a fileid are that recording's, and nobody's when it does not exist", async () => {
    await like(home, anonymous, "tape-1");
    await like(home, anonymous, "no-such-tape");
    expect([likesOfLive(), likesOfTape()]).toEqual([0, 1]);
  });

  it("begin at 0 with the next broadcast of the same address; those of the recording stay", async () => {
    await like(home);
    await like(office, anonymous, "tape-1");
    services.advance(1000);
    await endPush(services, alice);
    expect(likesOfLive()).toBe(1);
    services.advance(60_000);
    await beginPush(services, alice, "second");
    expect([likesOfLive(), likesOfTape()]).toEqual([0, 1]);
    vi.advanceTimersByTime(1001);
    await like(home);
    expect([likesOfLive(), likesOfTape()]).toEqual([1, 1]);
  });

  it("of a broadcast go on when its publisher comes back, and when an earlier push becomes known", async () => {
    await like(home);
    services.advance(10_000);
    await endPush(services, alice, alice, true);
    services.advance(10_000);
    await beginPush(services, alice, "again");
    expect(likesOfLive()).toBe(1);
    const session = findLive(services.database.read, alice)?.sessionId;
    services.advance(-30_000);
    await beginPush(services, alice, "earlier");
    services.advance(30_000);
    expect(findLive(services.database.read, alice)?.sessionId).not.toBe(session);
    expect(likesOfLive()).toBe(1);
  });

  it("of a broadcaster whom nobody knows are no error", async () => {
    const nobody = { userid: "nobody", target: "watched", change: 1 } as const;
    await changeLikes(services, { actor: anonymous, clientIp: home }, nobody);
    expect(likesOfLive()).toBe(0);
  });
});
