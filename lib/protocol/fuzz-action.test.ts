import { afterAll, beforeAll, describe, it } from "vitest";
import { actions } from "./action-table";
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
import * as wire from "./wire-fixture";

let place: Place;
let sound: Soundness;
beforeAll(async () => {
  place = await openPlace({ GUEST_API: "on", GUEST_BROADCAST: "on" });
  sound = new Soundness(place.services);
});
afterAll(() => place.services.close());

const send = async (body: wire.Body, headers?: wire.Headers) =>
  sound.check(await wire.sendAction(place.services, body, headers));
const bearer = (userid: string) => ({ authorization: `Bearer ${place.webTokens.get(userid)}` });
/** Different proofs by turns, the signature over the very bytes among them. */
function proofs(body: string): readonly wire.Headers[] {
  const token = place.appTokens.get(owner) ?? "";
  return [wire.signed(token, body), bearer(owner), bearer("root_99"), {}];
}

describe("the Action API stays sound", () => {
  it("for bodies that are nothing", () => forEach(anyBody, 300, (body) => send(body)));

  it.each(actions.map((action) => [action.name, action] as const))(
    "for %s with one field that is anything",
    async (name, action) => {
      const valid = { Action: name, ...bodyFor(action, owner) };
      let turn = 0;
      await forEach(brokenBody(action, valid), 120, (body) => {
        turn += 1;
        return send(body, proofs(body)[turn % 4]);
      });
    },
  );

  it.each(actions.map((action) => [action.name, action] as const))(
    "for %s with a field nested as deeply as 64 KiB allow",
    async (name, action) => {
      const valid = { Action: name, ...bodyFor(action, owner) };
      for (const field of ["Action", ...fieldsOf(action)]) {
        for (const json of deepest) await send(replaceField(valid, field, json), bearer(owner));
      }
    },
  );
});
