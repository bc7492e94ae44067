import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAccount } from "@/db/repositories/accounts";
import { actorOfToken } from "@/lib/auth/actor";
import { roomQuery } from "@/lib/protocol/wire-fixture";
import { accountSessionsOf, changePassword, signOutEverywhereElse } from "./account-sessions";
import { registerAccount, signIn } from "./accounts";
import { refreshApp, signInApp } from "./app-accounts";
import { roomUserOf } from "./room-sign-in";
import { openTestServices, type TestServices } from "./services-fixture";

const clientIp = "203.0.113.1";
const alice = { userId: "alice_01", password: "Passw0rd8", nickname: "Alice" };
const bob = { userId: "bob_02", password: "Passw0rd9", nickname: "Bob" };
let services: TestServices;
let holder: { readonly userId: string; readonly token: string };
beforeEach(async () => {
  services = openTestServices({ LOGIN_ATTEMPTS: "3" });
  const { token } = await registerAccount(services, alice, clientIp);
  holder = { userId: alice.userId, token };
});
afterEach(() => services.close());

const isIn = (token: string) => actorOfToken(services, token).kind === "user";
const change = (oldPassword: string, newPassword: string) =>
  changePassword(services, holder, { oldPassword, newPassword }, clientIp);

/** A second browser, an app and a phone in the rooms. */
async function elsewhere() {
  services.advance(1000);
  const web = (await signIn(services, alice, clientIp)).token;
  services.advance(1000);
  const app = await signInApp(services, alice, clientIp);
  const query = new URLSearchParams(await roomQuery(services, alice.userId));
  return { web, app, room: query.get("token") ?? "" };
}

describe("the list of sign-ins", () => {
  it("has the asking one first, then the newest, and counts the rooms' apart", async () => {
    const startMs = services.now();
    await elsewhere();
    await registerAccount(services, bob, clientIp);
    const { sessions, roomSignIns } = accountSessionsOf(services, holder);
    const seen = sessions.items.map(({ kind, isCurrent, sinceMs }) => [
      kind,
      isCurrent,
      sinceMs - startMs,
    ]);
    expect(seen).toEqual([
      ["web", true, 0],
      ["app", false, 2000],
      ["web", false, 1000],
    ]);
    expect(sessions.total).toBe(3);
    expect(roomSignIns).toBe(1);
    expect(JSON.stringify(sessions)).not.toMatch(/token|hash/i);
  });

  it("leaves out what has ended by itself", async () => {
    await elsewhere();
    services.advance(31 * 86_400_000);
    const { token } = await signIn(services, alice, clientIp);
    const { sessions, roomSignIns } = accountSessionsOf(services, { ...holder, token });
    expect([sessions.total, sessions.items.length, roomSignIns]).toEqual([1, 1, 0]);
  });

  it("is bounded, has the asking one however old it is, and says how many there are", async () => {
    for (let i = 0; i < 35; i += 1) {
      services.advance(1000);
      await signIn(services, alice, `203.0.113.${i}`);
    }
    const { sessions } = accountSessionsOf(services, holder);
    expect(sessions.items).toHaveLength(30);
    expect(sessions.items[0]?.isCurrent).toBe(true);
    expect(sessions.total).toBe(36);
  });
});

describe("signing out everywhere else", () => {
  it("ends browsers, apps, their refresh tokens and the rooms, but neither this one nor others'", async () => {
    const { web, app, room } = await elsewhere();
    const other = (await registerAccount(services, bob, clientIp)).token;
    await signOutEverywhereElse(services, holder);
    expect([web, app.token, holder.token, other].map(isIn)).toEqual([false, false, true, true]);
    const refreshing = refreshApp(services, alice.userId, app.refreshToken);
    await expect(refreshing).rejects.toMatchObject({ code: "unverified" });
    expect(() => roomUserOf(services, alice.userId, room)).toThrow("log in again");
    expect(accountSessionsOf(services, holder)).toMatchObject({
      sessions: { items: [{ isCurrent: true }], total: 1 },
      roomSignIns: 0,
    });
  });
});

describe("changing the password", () => {
  it("opens the account by the new one alone, for browsers and apps, and ends every other sign-in", async () => {
    const { web, app } = await elsewhere();
    await change(alice.password, "N3w-password");
    expect([web, app.token, holder.token].map(isIn)).toEqual([false, false, true]);
    await expect(signIn(services, alice, clientIp)).rejects.toMatchObject({
      code: "passwordWrong",
    });
    const renewed = { ...alice, password: "N3w-password" };
    await expect(signIn(services, renewed, clientIp)).resolves.toBeDefined();
    await expect(signInApp(services, renewed, clientIp)).resolves.toBeDefined();
    expect(findAccount(services.database.read, "alice_01")?.passwordHash).toMatch(/^\$argon2id/);
  });

  it.each(["short7!", "x".repeat(65)])("refuses %j as the new one", async (password) => {
    await expect(change(alice.password, password)).rejects.toMatchObject({
      code: "passwordFormat",
    });
    await expect(signIn(services, alice, clientIp)).resolves.toBeDefined();
  });

  it("needs the old one, and bounds guessing it together with the sign-ins", async () => {
    await expect(change("wrong-one", "N3w-password")).rejects.toMatchObject({
      code: "passwordWrong",
    });
    const wrong = { ...alice, password: "wrong-two" };
    await expect(signIn(services, wrong, clientIp)).rejects.toMatchObject({
      code: "passwordWrong",
    });
    await expect(change("wrong-three", "N3w-password")).rejects.toMatchObject({
      code: "passwordWrong",
    });
    await expect(change(alice.password, "N3w-password")).rejects.toMatchObject({
      code: "tooManyAttempts",
      retryAfterSeconds: expect.any(Number),
    });
  });

  it("happens once when it is asked for twice at the same time", async () => {
    const both = await Promise.allSettled([
      change(alice.password, "N3w-password-1"),
      change(alice.password, "N3w-password-2"),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const first = both[0].status === "fulfilled";
    const password = first ? "N3w-password-1" : "N3w-password-2";
    await expect(signIn(services, { ...alice, password }, clientIp)).resolves.toBeDefined();
  });

  it("is not outlived by a sign-in with the old one that was under way", async () => {
    const [changed, late] = await Promise.allSettled([
      change(alice.password, "N3w-password"),
      signIn(services, alice, clientIp),
    ]);
    expect(changed.status).toBe("fulfilled");
    if (late.status === "fulfilled") expect(isIn(late.value.token)).toBe(false);
  });
});
