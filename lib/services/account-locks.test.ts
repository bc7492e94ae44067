import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accessTokensOf } from "@/db/repositories/access-tokens";
import { findAccount, sessionsOf } from "@/db/repositories/accounts";
import { findLive } from "@/db/repositories/live";
import { insertLinkStream } from "@/db/repositories/rooms";
import { actorOfToken } from "@/lib/auth/actor";
import { loginInfo, roomQuery } from "@/lib/protocol/wire-fixture";
import { CloudError } from "@/lib/providers/cloud-error";
import { createAccessToken } from "./access-tokens";
import { lockAccount, unlockAccount } from "./account-locks";
import { registerAccount, signIn } from "./accounts";
import type { Caller } from "./acting";
import { refreshApp, signInApp } from "./app-accounts";
import { addUser } from "./chat-fixture";
import { outcome } from "./chat-people-fixture";
import { objectionTo } from "./chat-rules";
import { announceLive, beginPush } from "./live-fixture";
import { resetPassword } from "./password-reset";
import { endPersonSession, signOutPerson } from "./people-orders";
import { authorizePublish } from "./publish-authorization";
import { roomUserOf, signInToRooms } from "./room-sign-in";
import { openTestServices, type TestServices } from "./services-fixture";

const clientIp = "203.0.113.1";
const alice = { userId: "alice_01", password: "Passw0rd8", nickname: "Alice" };
let services: TestServices;
let moderator: Caller;
let admin: Caller;
beforeEach(async () => {
  services = openTestServices();
  await registerAccount(services, alice, clientIp, "Browser/1.0");
  moderator = await addUser(services, "mod_01", { role: "moderator" });
  admin = await addUser(services, "boss_01", { role: "admin" });
});
afterEach(() => services.close());

const lock = (reason = "") => lockAccount(services, moderator, alice.userId, reason);
const isIn = (token: string) => actorOfToken(services, token).kind === "user";

/** Alice in a browser, an app and the rooms. */
async function everywhere() {
  const web = (await signIn(services, alice, clientIp)).token;
  const app = await signInApp(services, alice, clientIp);
  const room = new URLSearchParams(await roomQuery(services, alice.userId)).get("token") ?? "";
  return { web, app, room };
}
async function areOut({ web, app, room }: Awaited<ReturnType<typeof everywhere>>) {
  expect(isIn(web)).toBe(false);
  expect(isIn(app.token)).toBe(false);
  expect(await outcome(refreshApp(services, alice.userId, app.refreshToken))).toBe("unverified");
  expect(() => roomUserOf(services, alice.userId, room)).toThrow();
}

describe("a locked account", () => {
  it("is signed out everywhere, and signs in by no protocol, with the reason for who knows the password", async () => {
    const signIns = await everywhere();
    const { sdkAppId, userSig } = loginInfo(services, alice.userId);
    await lock("Asked for money");
    await areOut(signIns);
    const refused = await signIn(services, alice, clientIp).catch((error) => error);
    expect(refused).toMatchObject({
      code: "unverified",
      data: { reason: "accountLocked", words: "Asked for money" },
    });
    expect(await outcome(signInApp(services, alice, clientIp))).toBe("accountLocked");
    const wrong = { ...alice, password: "wrong horse" };
    expect(await outcome(signIn(services, wrong, clientIp))).toBe("passwordWrong");
    // A UserSig of this very second is no older than the lock.
    const toRooms = { sdkAppId: String(sdkAppId), userId: alice.userId, userSig };
    expect(await outcome(signInToRooms(services, toRooms, clientIp))).toBe("accountLocked");
    await unlockAccount(services, moderator, alice.userId);
    await areOut(signIns);
    expect(await outcome(signIn(services, alice, clientIp))).toBe("ok");
  });

  it("is not signed in by a password that was being checked when it was locked", async () => {
    const checking = signIn(services, alice, clientIp);
    await lock();
    expect(await outcome(checking)).toBe("accountLocked");
  });

  it("does not broadcast: what runs is ended, also in others' pictures, and a push is refused", async () => {
    const ended: string[] = [];
    const live = {
      ...services.live,
      stopPublisher: async (streamName: string) => {
        ended.push(streamName);
      },
      giveUpWaiting: async () => undefined,
    };
    const address = new URL((await announceLive(services, alice.userId)).url);
    await beginPush(services, alice.userId);
    const expiresS = Math.floor(services.now() / 1000) + 60;
    await services.database.write((db) =>
      insertLinkStream(db, { streamName: "guest_stream", userid: alice.userId, expiresS }),
    );
    await lockAccount({ ...services, live } as TestServices, moderator, alice.userId, "");
    const own = findLive(services.database.read, alice.userId)?.streamName ?? "";
    expect(ended).toEqual([own, "guest_stream"]);
    const push = { app: "live", streamName: own, query: address.searchParams, clientIp };
    const verdict = await authorizePublish(services, { ...push, userAgent: "" });
    expect(verdict).toMatchObject({ allowed: false, why: "forbidden" });
  });

  it("is locked also when the cloud does not confirm that its broadcast has ended, which is told", async () => {
    await announceLive(services, alice.userId);
    const silent = async () => {
      throw new CloudError("live", "unreachable", "", "no answer");
    };
    const live = { ...services.live, stopPublisher: silent };
    const order = lockAccount({ ...services, live } as TestServices, moderator, alice.userId, "");
    expect(await outcome(order)).toBe("stillOnAir");
    expect(await outcome(signIn(services, alice, clientIp))).toBe("accountLocked");
  });

  it("says nothing by a phone that is still in its group", async () => {
    await announceLive(services, "mod_01");
    const said = { userid: alice.userId, texts: ["hi"], wordless: false };
    const live = findLive(services.database.read, "mod_01");
    if (!live) throw new Error("The room is not there.");
    const objection = () => objectionTo(services, services.database.read, live, said);
    expect(objection()).toBeNull();
    await lock();
    expect(objection()).toMatchObject({ data: { reason: "banned" } });
  });

  it("stays as it was locked first, and is unlocked twice as well as once", async () => {
    await lock("First");
    const { lockedMs } = findAccount(services.database.read, alice.userId) ?? {};
    services.advance(5000);
    await lock("Second");
    expect(findAccount(services.database.read, alice.userId)).toMatchObject({
      lockedMs,
      lockReason: "First",
    });
    for (let i = 0; i < 2; i += 1) await unlockAccount(services, moderator, alice.userId);
    expect(findAccount(services.database.read, alice.userId)).toMatchObject({
      lockedMs: 0,
      lockReason: "",
    });
  });

  it("of the staff loses its access tokens with the rest", async () => {
    const order = { name: "t", scopes: ["people:read"] as const, days: 9 };
    await createAccessToken(services, moderator, order);
    await lockAccount(services, admin, "mod_01", "");
    expect(accessTokensOf(services.database.read, "mod_01", 0, 9)).toEqual([]);
    expect(await outcome(lock())).toBe("unverified");
  });
});

describe("a password that staff makes", () => {
  it("is the only one from then on, and every sign-in ends", async () => {
    const signIns = await everywhere();
    const password = await resetPassword(services, admin, alice.userId);
    expect(password).toMatch(/^[a-zA-Z2-9]{16}$/);
    expect(password).not.toMatch(/[0Oo1lI]/);
    await areOut(signIns);
    expect(await outcome(signIn(services, alice, clientIp))).toBe("passwordWrong");
    expect(await outcome(signIn(services, { ...alice, password }, clientIp))).toBe("ok");
    expect(await outcome(resetPassword(services, admin, "boss_01"))).toBe("lastAdmin");
    expect(await outcome(resetPassword(services, moderator, alice.userId))).toBe("unverified");
  });
});

describe("signing somebody out", () => {
  it("ends all of it, or one session by its id, which twice is as good as once", async () => {
    const signIns = await everywhere();
    const rows = sessionsOf(services.database.read, alice.userId, services.now(), 9);
    const app = rows.find(({ sealedToken }) => sealedToken !== "")?.tokenHash ?? "";
    for (let i = 0; i < 2; i += 1) {
      await endPersonSession(services, moderator, alice.userId, app.slice(0, 24));
    }
    expect(isIn(signIns.app.token)).toBe(false);
    expect(isIn(signIns.web)).toBe(true);
    await signOutPerson(services, moderator, alice.userId);
    await areOut(signIns);
  });

  it("is possible because it is written down from where and by what somebody signed in", async () => {
    const row = () => findAccount(services.database.read, alice.userId);
    const sessions = () =>
      sessionsOf(services.database.read, alice.userId, services.now(), 9).map((session) => [
        session.clientIp,
        session.agent,
      ]);
    expect(row()?.signedInMs).toBe(services.now());
    expect(sessions()).toEqual([[clientIp, "Browser/1.0"]]);
    services.advance(1000);
    const { refreshToken } = await signInApp(services, alice, "198.51.100.1", "App/2");
    expect(row()?.signedInMs).toBe(services.now());
    services.advance(1000);
    await refreshApp(services, alice.userId, refreshToken, { clientIp: "198.51.100.2" });
    expect(sessions()[0]).toEqual(["198.51.100.2", "App/2"]);
  });
});
