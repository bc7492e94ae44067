import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientIpHeader } from "@/lib/server/client-address";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { dumpTables } from "@/lib/services/tables-fixture";
import * as wire from "./wire-fixture";

const home = { [clientIpHeader]: "203.0.113.1" };
const elsewhere = { [clientIpHeader]: "203.0.113.99" };
const password = "0".repeat(32);

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ ADMINISTRATOR: "im-boss" });
});
afterEach(() => services.close());

const action = (body: wire.Fields, headers: wire.Headers = elsewhere) =>
  wire.sendAction(services, body, headers);
const ask = (userid: string, headers?: wire.Headers) =>
  action({ Action: "RequestLVBAddr", userid, groupid: "g", title: "Run" }, headers);
const leave = (userid: string, headers?: wire.Headers) =>
  action({ Action: "ChangeStatus", userid, status: 1 }, headers);
const register = (userid: string) => wire.sendAccount(services, "register", { userid, password });

/** Everything by which somebody without a proof could act as a userid. */
const attempts = (userid: string): readonly (readonly [string, wire.Fields])[] => [
  ["RequestLVBAddr", { userid, title: "Run" }],
  ["RequestLVBAddrForLinkMic", { userid }],
  ["RequestPlayUrlWithSignForLinkMic", { userid, originStreamUrl: "rtmp://h/live/1000_x" }],
  ["MergeVideoStream", { userid }],
  ["EnterGroup", { userid, liveuserid: "alice_01", groupid: "g", flag: 0 }],
  ["QuitGroup", { userid, liveuserid: "alice_01", groupid: "g", flag: 0 }],
  ["UploadUGCVideo", { userid, file_id: "f", play_url: "https://vod.example/a.mp4" }],
];

async function expectNoneWorks(userid: string) {
  const before = dumpTables(services);
  for (const [Action, fields] of attempts(userid)) {
    expect([Action, (await action({ Action, ...fields })).code]).toEqual([Action, 498]);
  }
  expect(dumpTables(services)).toEqual(before);
}

describe("a guest cannot act as", () => {
  it.each(["administrator", "ADMIN", "Root", "xiaozhibo", "im-boss", "IM-BOSS", "mini_lvb"])(
    "%s, which is a reserved name, nor register it",
    async (userid) => {
      await expectNoneWorks(userid);
      expect((await register(userid)).code).toBe(612);
    },
  );

  it.each([" administrator", "administrator\u0000", "\u0007admin ", "\tadmin"])(
    "%j, which is a reserved name once it is cleaned",
    async (userid) => {
      await expectNoneWorks(userid);
      expect([610, 612]).toContain((await register(userid)).code);
    },
  );

  it("somebody who has an account, whatever stands around the name", async () => {
    await wire.makeAccount(services, "alice_01");
    for (const userid of ["alice_01", " alice_01", "alice_01\u0000", "alice_01\n"]) {
      await expectNoneWorks(userid);
    }
    expect((await register("alice_01")).code).toBe(612);
  });

  it("somebody who registered while the guest was known under the name", async () => {
    expect((await ask("alice_01", home)).code).toBe(0);
    expect((await register("alice_01")).code).toBe(200);
    expect((await ask("alice_01", home)).code).toBe(498);
    expect((await leave("alice_01", home)).code).toBe(498);
  });

  it("another guest who is on air: neither by taking his address, ending his live, nor registering", async () => {
    expect((await ask("frank_06", home)).code).toBe(0);
    await wire.beginPush(services, "frank_06");
    const before = dumpTables(services);
    expect((await ask("frank_06")).code).toBe(498);
    expect((await leave("frank_06")).code).toBe(498);
    expect((await register("frank_06")).code).toBe(612);
    expect(dumpTables(services)).toEqual(before);
    expect((await ask("frank_06", home)).code).toBe(0);
    await wire.endPush(services, "frank_06");
    // The address was asked for again a moment ago: he may be about to begin anew.
    expect((await ask("frank_06")).code).toBe(498);
    services.advance(60_000);
    expect((await ask("frank_06")).code).toBe(0);
  });

  it("a guest of RoomService who is on air, whom a token proves", async () => {
    const query = await wire.roomQuery(services, "user_0a_1");
    await wire.sendRoom(services, `live_room/get_anchor_url?${query}`, {}, "POST", home);
    await wire.beginPush(services, "user_0a_1");
    await wire.sendRoom(services, `live_room/create_room?${query}`, {}, "POST", home);
    expect((await ask("user_0a_1")).code).toBe(498);
    expect((await ask("user_0a_1", home)).code).toBe(498);
    expect((await leave("user_0a_1")).code).toBe(498);
  });
});

describe("a guest of RoomService", () => {
  it("is no longer let in as a name that somebody has registered since", async () => {
    const query = await wire.roomQuery(services, "user_0a_1");
    expect((await wire.sendRoom(services, `live_room/get_room_list?${query}`, {})).code).toBe(0);
    services.advance(1000);
    expect((await register("user_0a_1")).code).toBe(200);
    expect((await wire.sendRoom(services, `live_room/get_anchor_url?${query}`, {})).code).not.toBe(
      0,
    );
  });
});
