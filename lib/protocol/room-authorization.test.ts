import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addAnchor } from "@/lib/services/room-anchors";
import type { TestServices } from "@/lib/services/services-fixture";
import { dumpTables } from "@/lib/services/tables-fixture";
import { bodyFor, openPlace, owner } from "./authorization-fixture";
import { roomCalls, roomUtilities } from "./room/room-table";
import * as wire from "./wire-fixture";

const noUser = 201_002;
const differs = 201_003;
const unverified = 202_001;
const stranger = "user_00000000_0000";

/** Calls that answer an error to everybody, and why. */
const alwaysFails: Readonly<Record<string, number>> = {
  /** Mixing needs Tencent's servers. */
  merge_stream: 207_002,
};
/** Calls that GUEST_BROADCAST closes to users without an account: they push, or are about to. */
const ofBroadcasters = ["get_anchor_url", "create_room", "add_anchor"];
/** What a guest who is no anchor is answered, and why. */
const asNoAnchor: Readonly<Record<string, number>> = {
  /** Of a room that somebody else made. */
  destroy_room: 203_003,
  /** He cannot have joined. */
  anchor_heartbeat: 203_010,
};

let services: TestServices;
const open = async (api: "on" | "off" = "on", broadcast: "on" | "off" = "on") => {
  ({ services } = await openPlace({ GUEST_API: api, GUEST_BROADCAST: broadcast }));
  for (const userId of broadcast === "on" ? ["bob_02", stranger] : ["bob_02"]) {
    const anchor = { roomId: "room_1", userName: userId, userAvatar: "" };
    await addAnchor(services, { userId, clientIp: "" }, anchor);
  }
};
beforeEach(() => open());
afterEach(() => services.close());

const signedIn = roomCalls.filter(({ permission }) => permission === "signedIn");
const titled = signedIn.map((call) => [call.name, call] as const);
type Call = (typeof signedIn)[number];

/** In the body of delete_anchor userID is who leaves; the creator alone may name another. */
const namesAnother: Readonly<Record<string, number>> = { delete_anchor: 203_003 };

/** Sends the call's example in the name of `userID`; what opens a room opens one of its own. */
const send = (call: Call, query: string, userID: string) => {
  const own = call.name === "create_room" ? { roomID: `room_of_${userID}` } : {};
  const body = { ...bodyFor(call, userID), ...own };
  return wire.sendRoom(services, `live_room/${call.name}?${query}`, body);
};
async function expectRefused(call: Call, query: string, userID: string, code: number) {
  const before = dumpTables(services);
  expect((await send(call, query, userID)).code).toBe(code);
  expect(dumpTables(services)).toEqual(before);
}
const success = (call: Call) => alwaysFails[call.name] ?? 0;
const token = (query: string) => new URLSearchParams(query).get("token") ?? "";

describe.each(titled)("RoomService's %s", (name, call) => {
  it("is refused without a userID, without a token and with a wrong one", async () => {
    await expectRefused(call, "", "bob_02", noUser);
    await expectRefused(call, "token=abc", "bob_02", noUser);
    await expectRefused(call, "userID=bob_02", "bob_02", unverified);
    await expectRefused(call, "userID=bob_02&token=", "bob_02", unverified);
    await expectRefused(call, `userID=bob_02&token=${"A".repeat(43)}`, "bob_02", unverified);
  });

  it("is refused with another user's token, and with a token of the web or the account API", async () => {
    const alices = token(await wire.roomQuery(services, owner));
    await expectRefused(call, `userID=bob_02&token=${alices}`, "bob_02", unverified);
    const web = await wire.webToken(services, "bob_02");
    await expectRefused(call, `userID=bob_02&token=${web}`, "bob_02", unverified);
    const app = await wire.appToken(services, "bob_02");
    await expectRefused(call, `userID=bob_02&token=${app}`, "bob_02", unverified);
  });

  it("is refused when the token has expired, or was signed out", async () => {
    const old = await wire.roomQuery(services, "bob_02");
    services.advance(30 * 86_400_000);
    await expectRefused(call, old, "bob_02", unverified);
    const query = await wire.roomQuery(services, "bob_02");
    await wire.sendRoom(services, `live_room/logout?${query}`);
    await expectRefused(call, query, "bob_02", unverified);
  });

  it("is refused when the body speaks for somebody else", async () => {
    const query = await wire.roomQuery(services, "bob_02");
    const before = dumpTables(services);
    for (const userID of [owner, "BOB_02", "bob_02x", 7]) {
      const body = { ...bodyFor(call, "bob_02"), userID };
      const answer = await wire.sendRoom(services, `live_room/${name}?${query}`, body);
      expect([userID, answer.code]).toEqual([userID, namesAnother[name] ?? differs]);
    }
    expect(dumpTables(services)).toEqual(before);
  });

  it("works for a guest and for an account with a token", async () => {
    for (const userID of [stranger, owner]) {
      const query = await wire.roomQuery(services, userID);
      const foreign = userID !== owner && name === "destroy_room";
      const expected = foreign ? 203_003 : success(call);
      expect([userID, (await send(call, query, userID)).code]).toEqual([userID, expected]);
    }
  });

  it("is closed to guests when GUEST_API is off, and stays open to accounts", async () => {
    services.close();
    await open("off", "on");
    await expectRefused(call, await wire.roomQuery(services, stranger), stranger, unverified);
    const query = await wire.roomQuery(services, owner);
    expect((await send(call, query, owner)).code).toBe(success(call));
  });

  it("is closed to guests when GUEST_BROADCAST is off if it announces a broadcast", async () => {
    services.close();
    await open("on", "off");
    const query = await wire.roomQuery(services, stranger);
    if (ofBroadcasters.includes(name)) {
      await expectRefused(call, query, stranger, unverified);
    } else {
      const expected = asNoAnchor[name] ?? success(call);
      expect((await send(call, query, stranger)).code).toBe(expected);
    }
    const alices = await wire.roomQuery(services, owner);
    expect((await send(call, alices, owner)).code).toBe(success(call));
  });
});

describe("RoomService's calls for anyone", () => {
  const utilities = roomUtilities.map(({ name }) => `utils/${name}`);

  it.each([...utilities, "live_room/report"])("%s asks for no token", async (path) => {
    expect((await wire.sendRoom(services, path, "{}")).code).toBe(0);
  });

  it("get_login_info makes no guests when GUEST_API is off", async () => {
    services.close();
    await open("off", "on");
    const before = dumpTables(services);
    expect((await wire.sendRoom(services, "utils/get_login_info", "", "GET")).code).toBe(
      unverified,
    );
    expect(dumpTables(services)).toEqual(before);
  });

  it("login takes only a UserSig of this user, this application and this server", async () => {
    const { userSig } = wire.loginInfo(services, "bob_02");
    const query = (fields: Record<string, string>) =>
      `live_room/login?${new URLSearchParams({ sdkAppID: "1400000000", userID: "bob_02", userSig, ...fields })}`;
    expect((await wire.sendRoom(services, query({}))).code).toBe(0);
    const before = dumpTables(services);
    const wrongs: readonly Record<string, string>[] = [
      { userID: owner },
      { sdkAppID: "1400000001" },
      { sdkAppID: "" },
      { userSig: "" },
      { userSig: userSig.slice(0, -8) },
      { userSig: userSig.replace(/^..../, "eJyA") },
    ];
    for (const wrong of wrongs) {
      expect((await wire.sendRoom(services, query(wrong))).code).toBe(unverified);
    }
    services.advance(40 * 365 * 86_400_000);
    expect((await wire.sendRoom(services, query({}))).code).toBe(unverified);
    expect(dumpTables(services)).toEqual(before);
  });
});
