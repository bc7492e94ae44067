import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountCalls } from "./account/account-table";
import { bodyFor, openPlace, owner, type Place } from "./authorization-fixture";
import {
  anyBody,
  brokenBody,
  deepest,
  fieldsOf,
  forEach,
  headerValue,
  replaceField,
  Soundness,
} from "./fuzz-fixture";
import * as wire from "./wire-fixture";

let place: Place;
let sound: Soundness;
beforeAll(async () => {
  place = await openPlace({ GUEST_API: "on", GUEST_BROADCAST: "on" });
  sound = new Soundness(place.services);
});
afterAll(() => place.services.close());

const send = async (name: string, body: wire.Body, headers?: wire.Headers) =>
  sound.check(await wire.sendAccount(place.services, name, body, headers));
const sign = (body: string) => wire.signed(place.appTokens.get(owner) ?? "", body);
const titled = accountCalls.map((call) => [call.name, call] as const);
const validFor = (call: (typeof accountCalls)[number]) => {
  const fresh = call.name === "register" ? { userid: "newcomer_1" } : {};
  return { timestamp: 1_800_000_000, expires: 10, ...bodyFor(call, owner), ...fresh };
};
/** Each password costs tens of milliseconds, as it should. */
const slow = ["login", "register"];

describe("the account API stays sound", () => {
  it("for bodies that are nothing and routes that are none", () =>
    forEach(fc.tuple(anyBody, fc.webPath()), 300, ([body, path]) =>
      send(encodeURI(path).slice(1, 80), body),
    ));

  it.each(titled)("for %s with one field that is anything", (name, call) =>
    forEach(brokenBody(call, validFor(call)), slow.includes(name) ? 40 : 300, (body) =>
      send(name, body, sign(body)),
    ),
  );

  it.each(titled)("for %s with a field nested as deeply as 64 KiB allow", async (name, call) => {
    const checked = fieldsOf(call).filter((field) => !["timestamp", "expires"].includes(field));
    for (const field of slow.includes(name) ? checked : fieldsOf(call)) {
      for (const json of deepest) {
        const body = replaceField(validFor(call), field, json);
        await send(name, body, sign(body));
      }
    }
  });
});

describe("a Liteav-Sig", () => {
  const body = JSON.stringify({ userid: owner, timestamp: 1_800_000_000, expires: 10 });

  it("that is anything is refused, and never a fault", () =>
    forEach(headerValue, 300, async (value) => {
      const headers = { "liteav-sig": value };
      expect((await send("get_user_info", body, headers)).code).toBe(498);
      const address = { Action: "RequestLVBAddr", userid: owner, title: "Run" };
      const action = await wire.sendAction(place.services, address, headers);
      expect(sound.check(action).code).toBe(498);
    }));

  it("of one body is not one of a body that differs by a single byte", () =>
    forEach(fc.nat({ max: body.length }), 100, async (index) => {
      const changed = `${body.slice(0, index)} ${body.slice(index)}`;
      expect((await send("get_user_info", changed, sign(body))).code).not.toBe(200);
    }));
});
