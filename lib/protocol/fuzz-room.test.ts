import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyFor, openPlace, owner, type Place } from "./authorization-fixture";
import {
  anyBody,
  brokenBody,
  deepest,
  fieldsOf,
  forEach,
  replaceField,
  Soundness,
} from "./fuzz-fixture";
import { roomCalls, roomUtilities } from "./room/room-table";
import * as wire from "./wire-fixture";

let place: Place;
let sound: Soundness;
let query: string;
beforeAll(async () => {
  place = await openPlace({ GUEST_API: "on", GUEST_BROADCAST: "on" });
  query = await wire.roomQuery(place.services, owner);
  sound = new Soundness(place.services);
});
afterAll(() => place.services.close());

const send = async (path: string, body?: wire.Body) =>
  sound.check(await wire.sendRoom(place.services, path, body));
const live = roomCalls.filter(({ name }) => name !== "logout");
const titled = [
  ...live.map((call) => [`live_room/${call.name}`, call] as const),
  ...roomUtilities.map((call) => [`utils/${call.name}`, call] as const),
];

describe("RoomService stays sound", () => {
  it("for bodies that are nothing", () =>
    forEach(anyBody, 300, (body) => send(`live_room/create_room?${query}`, body)));

  it.each(titled)("for %s with one field that is anything", (path, call) =>
    forEach(brokenBody(call, bodyFor(call, owner)), 150, (body) => send(`${path}?${query}`, body)),
  );

  it.each(titled)("for %s with a field nested as deeply as 64 KiB allow", async (path, call) => {
    for (const field of ["userInfo", ...fieldsOf(call)]) {
      for (const json of deepest) {
        await send(`${path}?${query}`, replaceField(bodyFor(call, owner), field, json));
      }
    }
  });

  it("for queries that are anything", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom("", owner, "__proto__", "%00", "'; DROP TABLE room;--", "a".repeat(9000)),
    );
    const fields = fc.record({ userID: value, token: value, userSig: value, sdkAppID: value });
    const method = fc.constantFrom("login", "get_room_list", "logout", "create_room", "%00", "");
    return forEach(fc.tuple(method, fields), 300, async ([name, pairs]) => {
      const text = Object.entries(pairs)
        .map(([key, raw]) => `${key}=${encodeURIComponent(raw.replace(/\p{Surrogate}/gu, "?"))}`)
        .join("&");
      expect((await send(`live_room/${name}?${text}`)).code).not.toBe(0);
    });
  });
});
