import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive, updateLive } from "@/db/repositories/live";
import type { TestServices } from "@/lib/services/services-fixture";
import { dumpTables } from "@/lib/services/tables-fixture";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import { callers, openPlace, owner, type Place } from "./authorization-fixture";
import { answerKeyRotation, answerObsProfile, answerStudioKey } from "./studio-key-routes";
import { origin } from "./wire-fixture";

const doors = {
  key: answerStudioKey,
  rotate: answerKeyRotation,
  "obs-profile": answerObsProfile,
} as const;
type Name = keyof typeof doors;
const names = Object.keys(doors) as Name[];

let place: Place;
let services: TestServices;
beforeEach(async () => {
  place = await openPlace({ GUEST_API: "on", GUEST_BROADCAST: "on" });
  ({ services } = place);
});
afterEach(() => services.close());

function ask(name: Name, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${origin}/api/studio/${name}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return doors[name](services, request);
}
const bearer = (userId: string) => ({ authorization: `Bearer ${place.webTokens.get(userId)}` });

describe.each(names)("/api/studio/%s", (name) => {
  it.each(callers)(
    "answers $name as it ought to",
    async ({ isWebGuest, signedInAs, names: userid }) => {
      const before = dumpTables(services);
      const cookie: Record<string, string> = isWebGuest ? { cookie: place.guestCookie } : {};
      const headers = signedInAs ? bearer(signedInAs) : cookie;
      const response = await ask(name, { userid, height: 720 }, headers);
      if (signedInAs === owner && userid === owner) {
        expect(response.headers.get("cache-control")).toBe("no-store");
        if (name === "obs-profile") {
          const bytes = new Uint8Array(await response.arrayBuffer());
          expect(Object.keys(unzipSync(bytes))).toHaveLength(3);
          expect(response.headers.get("content-disposition")).not.toMatch(/txSecret|alice/);
        } else {
          const { address } = ((await response.json()) as { data: { address: object } }).data;
          expect(address).toMatchObject({ url: expect.stringContaining("txSecret="), others: [] });
        }
        return;
      }
      const reason = signedInAs ? otherAccount : signedOut;
      expect(await response.json()).toMatchObject({ code: 498, data: { reason } });
      expect(dumpTables(services)).toEqual(before);
    },
  );

  it("refuses a call that another site has made", async () => {
    const headers = { ...bearer(owner), "sec-fetch-site": "cross-site" };
    const before = dumpTables(services);
    const answer = await ask(name, { userid: owner, height: 720 }, headers);
    expect(await answer.json()).toMatchObject({ code: 498 });
    expect(dumpTables(services)).toEqual(before);
  });

  it("gives a forbidden broadcaster nothing", async () => {
    await services.database.write((db) => updateLive(db, owner, { forbidStatus: 1 }));
    const answer = await ask(name, { userid: owner, height: 720 }, bearer(owner));
    expect(await answer.json()).toMatchObject({ code: 498 });
  });
});

it("keeps the key, renews it and changes it, as it is asked to", async () => {
  const address = async (name: Name, body: object) => {
    const answer = await ask(name, { userid: owner, ...body }, bearer(owner));
    return ((await answer.json()) as { data: { address: { streamKey: string } } }).data.address;
  };
  const first = await address("key", {});
  expect(await address("key", { renew: false })).toEqual(first);
  const second = await address("key", { renew: true });
  expect(second.streamKey).not.toBe(first.streamKey);
  const third = await address("rotate", { atOnce: true });
  const expiresS = Number.parseInt(third.streamKey.match(/txTime=(\w+)/)?.[1] ?? "", 16);
  expect(findLive(services.database.read, owner)).toMatchObject({ keyFloorS: expiresS });
});

it("has a profile for no other size than those that are recommended", async () => {
  for (const height of [0, 721, "tall", null]) {
    const answer = await ask("obs-profile", { userid: owner, height }, bearer(owner));
    expect(answer.headers.get("content-type")).toContain("json");
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining("height") });
  }
});
