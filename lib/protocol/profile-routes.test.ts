import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { errorCodes } from "@/lib/errors";
import { dumpTables } from "@/lib/services/tables-fixture";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import { answerLogout } from "./account-routes";
import { openPlace, type Place } from "./authorization-fixture";
import {
  answerPasswordChange,
  answerProfileChange,
  answerSessions,
  answerSignOutEverywhere,
} from "./profile-routes";
import { origin } from "./wire-fixture";

let place: Place;
beforeEach(async () => {
  place = await openPlace({ GUEST_API: "on", GUEST_BROADCAST: "on" });
});
afterEach(() => place.services.close());

type Door = (services: Place["services"], request: Request) => Promise<Response>;
interface Answer {
  readonly code: number;
  readonly data: Readonly<Record<string, unknown>>;
}

async function call(door: Door, body: object | null, headers: Record<string, string> = {}) {
  const init = body === null ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await door(place.services, new Request(`${origin}/x`, { ...init, headers }));
  return (await response.json()) as Answer;
}

const cookieOf = (userid: string) => `mlvb_session=${place.webTokens.get(userid)}`;
const changes = { nickname: "Ally", sex: 1, avatarUrl: "", coverUrl: "" };
const passwords = { oldPassword: "Passw0rd8", newPassword: "N3w-password" };

const doors: readonly (readonly [string, Door, object | null])[] = [
  ["profile", answerProfileChange, changes],
  ["sessions", answerSessions, null],
  ["sign-out-everywhere", answerSignOutEverywhere, {}],
  ["password", answerPasswordChange, passwords],
];
const changing = doors.filter(([, , body]) => body !== null);

describe("the doors of an account", () => {
  it.each(doors)(
    "%s is closed to nobody and to guests, who are told to sign in",
    async (_name, door, body) => {
      const before = JSON.stringify(dumpTables(place.services));
      for (const cookie of ["", place.guestCookie, "mlvb_session=none"]) {
        expect(await call(door, body, { cookie })).toMatchObject({
          code: errorCodes.unverified,
          data: { reason: signedOut },
        });
      }
      expect(JSON.stringify(dumpTables(place.services))).toBe(before);
    },
  );

  it.each(changing)(
    "%s changes nothing for a page that was made for another account, whatever the role",
    async (_name, door, body) => {
      const before = JSON.stringify(dumpTables(place.services));
      for (const userid of ["bob_02", "mod_03", "root_99"]) {
        const meant = { ...body, userId: "alice_01" };
        expect(await call(door, meant, { cookie: cookieOf(userid) })).toMatchObject({
          code: errorCodes.unverified,
          data: { reason: otherAccount },
        });
      }
      expect(JSON.stringify(dumpTables(place.services))).toBe(before);
    },
  );

  it.each(doors)(
    "%s ignores a cookie that another site made the browser send",
    async (_name, door, body) => {
      const before = JSON.stringify(dumpTables(place.services));
      const cookie = cookieOf("alice_01");
      const sites: Record<string, string>[] = [
        { origin: "https://evil.example" },
        { origin: "null" },
        { "sec-fetch-site": "cross-site" },
      ];
      for (const site of sites) {
        const answer = await call(door, body, { cookie, ...site });
        expect(answer.code).toBe(errorCodes.unverified);
      }
      expect(JSON.stringify(dumpTables(place.services))).toBe(before);
    },
  );

  it.each(["alice_01", "mod_03", "root_99"])("reach the account of %s alone", async (userid) => {
    const { services } = place;
    const othersOf = () =>
      Object.entries(dumpTables(services)).map(([table, rows]) => [
        table,
        rows.filter((row) => !("userid" in row) || row.userid !== userid),
      ]);
    const before = othersOf();
    const headers = { cookie: cookieOf(userid) };
    const changed = await call(answerProfileChange, { ...changes, userId: userid }, headers);
    expect(changed).toMatchObject({ code: 200, data: { profile: { userId: userid, ...changes } } });
    const sessions = await call(answerSessions, null, headers);
    expect(sessions.data.account).toMatchObject({ userId: userid, sessions: { total: 2 } });
    const left = await call(answerSignOutEverywhere, { userId: userid }, headers);
    expect(left.data.account).toMatchObject({ sessions: { items: [{ kind: "web" }], total: 1 } });
    expect(othersOf()).toEqual(before);
  });

  it("take a Bearer token for the session that stays", async () => {
    const authorization = `Bearer ${place.appTokens.get("alice_01")}`;
    const left = await call(answerSignOutEverywhere, {}, { authorization });
    expect(left.data.account).toMatchObject({
      sessions: { items: [{ kind: "app", isCurrent: true }], total: 1 },
    });
    const gone = await call(answerSessions, null, { cookie: cookieOf("alice_01") });
    expect(gone.code).toBe(errorCodes.unverified);
  });

  it("say which password is wrong", async () => {
    const headers = { cookie: cookieOf("alice_01") };
    const wrong = { ...passwords, oldPassword: "Passw0rd9" };
    expect((await call(answerPasswordChange, wrong, headers)).code).toBe(621);
    const short = { ...passwords, newPassword: "short" };
    expect((await call(answerPasswordChange, short, headers)).code).toBe(611);
    expect((await call(answerPasswordChange, passwords, headers)).code).toBe(200);
  });

  it.each([{ sex: 2 }, { sex: "1" }, { nickname: {} }, { coverUrl: [] }])(
    "refuse the malformed %j",
    async (body) => {
      const answer = await call(answerProfileChange, body, { cookie: cookieOf("alice_01") });
      expect(answer.code).toBe(errorCodes.malformedField);
    },
  );

  it("keep a nickname clean of what nobody types", async () => {
    const nickname = " A\u0000l\u202Ely\uD800\n ";
    const headers = { cookie: cookieOf("alice_01") };
    const { data } = await call(answerProfileChange, { nickname }, headers);
    expect(data.profile).toMatchObject({ nickname: "Ally\uFFFD" });
  });

  it("take no script for a picture's address", async () => {
    const headers = { cookie: cookieOf("alice_01") };
    for (const avatarUrl of ["javascript:alert(1)", "data:text/html,x"]) {
      const { data } = await call(answerProfileChange, { avatarUrl }, headers);
      expect(data.profile).toMatchObject({ avatarUrl: "" });
    }
    const foreign = { avatarUrl: "//evil.example/a.png" };
    expect((await call(answerProfileChange, foreign, headers)).code).toBe(errorCodes.badRequest);
  });
});

describe("a sign-out that the browser sends without scripts", () => {
  const send = (headers: Record<string, string>) =>
    answerLogout(
      place.services,
      new Request(`${origin}/x`, { method: "POST", body: new URLSearchParams(), headers }),
    );

  it("ends the session and leads home", async () => {
    const cookie = cookieOf("alice_01");
    const answer = await send({ cookie });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    expect(answer.headers.get("set-cookie")).toContain("mlvb_session=;");
    expect((await call(answerSessions, null, { cookie })).code).toBe(errorCodes.unverified);
  });

  it("ends nothing when another site sends it", async () => {
    const cookie = cookieOf("alice_01");
    const answer = await send({ cookie, origin: "https://evil.example" });
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect((await call(answerSessions, null, { cookie })).code).toBe(200);
  });
});
