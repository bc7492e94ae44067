import { afterEach, beforeEach, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { findDoor } from "@/lib/server/hot-doors";
import { localeCookieName } from "@/lib/shared/i18n/locales";
import { signedOut } from "@/lib/shared/session-refusal";
import { callers, openPlace, owner, type Place } from "./authorization-fixture";
import { answerBroadcast, answerBroadcastCsv, answerBroadcasts } from "./broadcast-routes";
import { origin } from "./wire-fixture";

let place: Place;
let id: string;
beforeEach(async () => {
  place = await openPlace({ GUEST_API: "on", GUEST_BROADCAST: "on" });
  id = findLive(place.services.database.read, owner)?.sessionId ?? "";
});
afterEach(() => place.services.close());

type Door = typeof answerBroadcasts;

const ask = (door: Door, path: string, headers: Record<string, string> = {}) =>
  door(place.services, new Request(`${origin}${path}`, { headers }));

/** What a caller proves himself with. */
function proofOf({ signedInAs, isWebGuest }: (typeof callers)[number]): Record<string, string> {
  if (signedInAs) return { authorization: `Bearer ${place.webTokens.get(signedInAs)}` };
  return isWebGuest ? { cookie: place.guestCookie } : {};
}

it.each(callers.map((caller) => [caller.name, caller] as const))(
  "shows %s own broadcasts alone",
  async (_name, caller) => {
    const proof = proofOf(caller);
    const history = await (await ask(answerBroadcasts, "/api/broadcasts", proof)).json();
    const one = await (await ask(answerBroadcast, `/api/broadcasts/${id}`, proof)).json();
    const csv = await ask(answerBroadcastCsv, "/api/broadcasts/csv", proof);
    if (!caller.signedInAs) {
      for (const refused of [history, one, await csv.json()]) {
        expect(refused).toMatchObject({ code: 498, data: { reason: signedOut } });
      }
      expect(csv.status).toBe(401);
      return;
    }
    const isOwner = caller.signedInAs === owner;
    expect(history).toMatchObject({
      code: 200,
      data: { userId: caller.signedInAs, broadcasts: { total: isOwner ? 1 : 0 } },
    });
    expect(one).toMatchObject(
      isOwner ? { code: 200, data: { broadcast: { id } } } : { code: 2003, data: {} },
    );
    expect((await csv.text()).includes(id)).toBe(isOwner);
  },
);

it("gives a file to keep, in the language of the reader", async () => {
  const headers = {
    authorization: `Bearer ${place.webTokens.get(owner)}`,
    cookie: `${localeCookieName}=zh-CN`,
  };
  const answer = await ask(answerBroadcastCsv, "/api/broadcasts/csv", headers);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="broadcasts-\d{4}-\d\d-\d\d\.csv"$/,
  );
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toContain("开播时间");
});

it("stands before Next, with the file apart from the broadcasts", () => {
  const doors = ["/api/broadcasts", "/api/broadcasts/csv", `/api/broadcasts/${id}`].map((path) =>
    findDoor("GET", path),
  );
  expect(doors.every((door) => door?.methods.GET)).toBe(true);
  expect(new Set(doors).size).toBe(3);
});
