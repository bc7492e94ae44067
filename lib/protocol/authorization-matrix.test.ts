import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorCodes } from "@/lib/errors";
import { dumpTables } from "@/lib/services/tables-fixture";
import { accountCalls } from "./account/account-table";
import { actions } from "./action-table";
import {
  allSwitches,
  bodyFor,
  type CallerCase,
  callers,
  guest,
  openPlace,
  owner,
  type Place,
  type Proof,
  proofs,
  type Switches,
  webGuest,
  words,
} from "./authorization-fixture";
import type { Operation } from "./operation";
import * as wire from "./wire-fixture";

/** Calls for anyone that are still closed to guests when GUEST_API is off, and why. */
const closedToGuests: Readonly<Record<string, string>> = {
  ChangeCount: "changes a counter that everybody sees",
  ReportUser: "makes the server store something",
  GetCOSSign: "gives out a signature that costs the operator money",
  GetCOSSignV2: "gives out a signature that costs the operator money",
  GetVodSignature: "gives out a signature that costs the operator money",
};
/** Calls that GUEST_BROADCAST decides about and not GUEST_API: they are a broadcaster's. */
const ofBroadcasters = ["RequestLVBAddr", "RequestLVBAddrForLinkMic", "ChangeStatus"];
/** Codes other than success of a call that was allowed, and why. */
const alwaysFails: Readonly<Record<string, number>> = {
  /** Mixing needs Tencent's servers. */
  MergeVideoStream: errorCodes.notSupported,
};

/** Codes about a guest of the web, whom these calls do not know at all, and why. */
const unknownGuest: Readonly<Record<string, number>> = {
  /** Who has no row leaves nothing. */
  ChangeStatus: 0,
  GetUserInfo: errorCodes.notFound,
};

/** Who a caller is for the server: `Liteav-Sig` proves the userid of the body and nobody else. */
function actorOf(caller: CallerCase, proof: Proof, body: { readonly userid?: unknown }) {
  const isProven = proof !== "Liteav-Sig" || body.userid === caller.signedInAs;
  return isProven ? { userid: caller.signedInAs, role: caller.role } : { userid: null, role: null };
}

function isAllowed(
  operation: Operation,
  actor: { readonly userid: string | null; readonly role: string | null },
  named: string,
  { GUEST_API, GUEST_BROADCAST }: Switches,
): boolean {
  switch (operation.permission) {
    case "anyone":
      return actor.userid !== null || GUEST_API === "on" || !(operation.name in closedToGuests);
    case "self": {
      if (actor.userid === named) return true;
      const decides = ofBroadcasters.includes(operation.name) ? GUEST_BROADCAST : GUEST_API;
      return named === guest && decides === "on";
    }
    case "signedIn":
      return actor.userid === named;
    case "moderator":
      return actor.role === "moderator" || actor.role === "admin";
  }
}

const places: Place[] = [];
beforeAll(async () => {
  for (const switches of allSwitches) places.push(await openPlace(switches));
});
afterAll(() => {
  for (const { services } of places) services.close();
});

function headersFor(place: Place, caller: CallerCase, proof: Proof, body: string): wire.Headers {
  const { isWebGuest, signedInAs } = caller;
  if (signedInAs === null) return isWebGuest ? { cookie: place.guestCookie } : {};
  const web = place.webTokens.get(signedInAs);
  if (proof === "cookie") return { cookie: `other=1; mlvb_session=${web}` };
  if (proof === "Bearer") return { authorization: `Bearer ${web}` };
  return wire.signed(place.appTokens.get(signedInAs) ?? "", body);
}

type Send = (
  place: Place,
  name: string,
  body: string,
  headers: wire.Headers,
) => Promise<wire.WireAnswer>;

/** Every cell of the matrix that comes out otherwise than derived, in words. */
async function surprises(operation: Operation, success: number, send: Send): Promise<string[]> {
  const found: string[] = [];
  for (const place of places) {
    for (const caller of callers) {
      const shown = caller.signedInAs === null ? (["Bearer"] as const) : proofs;
      for (const proof of shown) {
        const example = bodyFor(operation, caller.names);
        // Signed requests always name their sender; where the call has no userid, it is he.
        const sender = "userid" in example ? {} : { userid: caller.signedInAs ?? undefined };
        const body = { ...sender, ...example };
        const actor = actorOf(caller, proof, body);
        const allowed = isAllowed(operation, actor, caller.names, place.switches);
        const ofUnknown = caller.names === webGuest ? unknownGuest[operation.name] : undefined;
        const otherwise = alwaysFails[operation.name] ?? success;
        const expected = ofUnknown ?? (allowed ? otherwise : errorCodes.unverified);
        const text = JSON.stringify(body);
        const before = dumpTables(place.services);
        const answer = await send(
          place,
          operation.name,
          text,
          headersFor(place, caller, proof, text),
        );
        const cell = `${caller.name} by ${proof}, ${words(place.switches)}`;
        if (answer.code !== expected) found.push(`${cell}: ${answer.code}, not ${expected}`);
        if (!allowed && JSON.stringify(dumpTables(place.services)) !== JSON.stringify(before)) {
          found.push(`${cell}: refused, and something changed all the same`);
        }
      }
    }
  }
  return found;
}

describe("who may call an Action, by cookie, Bearer and Liteav-Sig", () => {
  const send: Send = ({ services }, _name, body, headers) =>
    wire.sendAction(services, body, headers);

  it.each(actions.map((action) => [action.name, action.permission, action] as const))(
    "%s is for %s",
    async (name, _permission, action) => {
      // The signature is over the bytes, so that the Action stands in them before they are signed.
      const named = { ...action, example: { Action: name, ...action.example } };
      expect(await surprises(named, 0, send)).toEqual([]);
    },
  );
});

describe("who may call the account API", () => {
  const send: Send = ({ services }, name, body, headers) =>
    wire.sendAccount(services, name, body, headers);
  const proven = accountCalls.filter(({ permission }) => permission === "signedIn");

  it.each(proven.map((call) => [call.name, call] as const))(
    "%s is for the signed-in owner of the userid alone",
    async (_name, call) => {
      expect(await surprises(call, 200, send)).toEqual([]);
    },
  );

  it.each(["register", "login", "refresh"])(
    "%s asks for a secret of its own and not for a sign-in, whatever the switches",
    async (name) => {
      const codes: Readonly<Record<string, number>> = { register: 200, login: 620, refresh: 498 };
      const userid = name === "register" ? "newcomer_1" : "nobody_00";
      const body = { userid, password: "0".repeat(32), refresh_token: "none" };
      for (const place of places) {
        expect((await send(place, name, JSON.stringify(body), {})).code).toBe(codes[name]);
      }
    },
  );
});

describe("what the matrix does not say", () => {
  it.each([
    ["nobody", null],
    ["a user", owner],
    ["a moderator", "mod_03"],
  ])("the list of all lives is refused to %s", async (_name, userid) => {
    for (const { services, webTokens } of places) {
      const token = userid === null ? "none" : webTokens.get(userid);
      const body = { Action: "FetchList", flag: 4, pageno: 1, pagesize: 20 };
      const headers = { authorization: `Bearer ${token}` };
      expect((await wire.sendAction(services, body, headers)).code).toBe(498);
    }
  });

  it("an administrator gets the list of all lives, and nobody his answer afterwards", async () => {
    for (const { services, webTokens } of places) {
      const body = { Action: "FetchList", flag: 4, pageno: 1, pagesize: 20 };
      const headers = { authorization: `Bearer ${webTokens.get("root_99")}` };
      expect((await wire.sendAction(services, body, headers)).code).toBe(0);
      expect((await wire.sendAction(services, body)).code).toBe(498);
    }
  });

  it("ChangeStatus online proves nothing and changes nothing, whoever says it", async () => {
    for (const { services } of places) {
      const before = dumpTables(services);
      for (const userid of [owner, guest, "nobody_00", "administrator"]) {
        const body = { Action: "ChangeStatus", userid, status: 0 };
        expect((await wire.sendAction(services, body)).code).toBe(0);
      }
      expect(dumpTables(services)).toEqual(before);
    }
  });

  it("ChangeStatus offline of a user whom nobody knows is no error", async () => {
    for (const { services } of places) {
      const body = { Action: "ChangeStatus", userid: "nobody_00", status: 1 };
      expect((await wire.sendAction(services, body)).code).toBe(0);
    }
  });

  it.each(["https://evil.example", "null"])(
    "a cookie counts for nothing when a page of %s made the browser send it",
    async (site) => {
      for (const { services, webTokens } of places) {
        const body = { Action: "RequestLVBAddr", userid: owner, title: "Run" };
        const cookie = `mlvb_session=${webTokens.get(owner)}`;
        const crossing = { cookie, origin: site };
        expect((await wire.sendAction(services, body, crossing)).code).toBe(498);
        const fetched = { cookie, "sec-fetch-site": "cross-site" };
        expect((await wire.sendAction(services, body, fetched)).code).toBe(498);
      }
    },
  );

  it("a session that has ended proves nothing any more", async () => {
    const place = await openPlace({ GUEST_API: "on", GUEST_BROADCAST: "on" });
    const { services, webTokens, appTokens } = place;
    services.advance(86_400_000);
    const body = JSON.stringify({ Action: "RequestLVBAddr", userid: owner, title: "Run" });
    for (const headers of [
      { authorization: `Bearer ${webTokens.get(owner)}` },
      { cookie: `mlvb_session=${webTokens.get(owner)}` },
      wire.signed(appTokens.get(owner) ?? "", body),
    ]) {
      expect((await wire.sendAction(services, body, headers)).code).toBe(498);
    }
    services.close();
  });
});
