import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { actorOfLiteavSig, actorOfToken } from "@/lib/auth/actor";
import { wirePassword } from "@/lib/auth/password";
import { liteavSig } from "@/lib/signing/liteav-sig";
import { registerAccount, signIn } from "./accounts";
import * as app from "./app-accounts";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { listLives, listTapes } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";

const alice = "alice_01";
const ip = "203.0.113.1";
const plain = "Passw0rd8";
const wire = wirePassword(alice, plain);
const origin = "http://h";

let services: TestServices;
beforeEach(async () => {
  services = openTestServices();
  await app.registerApp(services, { userId: alice, password: wire }, ip);
});
afterEach(() => services.close());

const signInApp = (password = wire) => app.signInApp(services, { userId: alice, password }, ip);
const holder = (token: string) => actorOfToken(services, token);
function signer(token: string, userid = alice) {
  const body = new TextEncoder().encode('{"userid":"alice_01"}');
  return actorOfLiteavSig(services, userid, liteavSig(token, body), body);
}
const aliceSigned = { kind: "user", userId: alice, role: "user" };
const nobody = { kind: "anonymous" };

describe("an account of the apps", () => {
  it("is the same as the web's: each signs in with what it sends", async () => {
    expect(wire).toBe("32780361651a9646098175c678095775");
    await signInApp(wire);
    await signInApp(plain);
    const { account } = await signIn(services, { userId: alice, password: plain }, ip);
    expect(account.userId).toBe(alice);
  });

  it("made on the web opens in the apps", async () => {
    await registerAccount(services, { userId: "bob_02", password: plain, nickname: "Bob" }, ip);
    const password = wirePassword("bob_02", plain);
    await app.signInApp(services, { userId: "bob_02", password }, ip);
    expect(app.profileOf(services, "bob_02").nickname).toBe("Bob");
  });

  it("tells an unknown user, a wrong password and a malformed one apart", async () => {
    const unknown = app.signInApp(services, { userId: "nobody_1", password: wire }, ip);
    await expect(unknown).rejects.toMatchObject({ code: "userUnknown" });
    await expect(signInApp("0".repeat(32))).rejects.toMatchObject({ code: "passwordWrong" });
    await expect(signInApp("short")).rejects.toMatchObject({ code: "passwordFormat" });
    const again = app.registerApp(services, { userId: alice, password: wire }, ip);
    await expect(again).rejects.toMatchObject({ code: "userExists" });
  });

  it.each(["administrator", "Admin", "XIAOZHIBO"])("cannot be called %s", async (userId) => {
    const taken = app.registerApp(services, { userId, password: plain }, ip);
    await expect(taken).rejects.toMatchObject({ code: "userExists" });
  });

  it.each(["_abc", "-abc", "1abc", "a-b_c", "ABCD", "a".repeat(24)])(
    "may be called %s, as one of the clients allows it",
    async (userId) => {
      await app.registerApp(services, { userId, password: plain }, ip);
    },
  );

  it.each(["abc", "12345", "a b c", "älice", "a".repeat(25), "alice_01\n"])(
    "cannot be called %j",
    async (userId) => {
      const refused = app.registerApp(services, { userId, password: plain }, ip);
      await expect(refused).rejects.toMatchObject({ code: "userNameFormat" });
    },
  );
});

describe("the tokens of an app", () => {
  it("sign requests, and serve as Bearer", async () => {
    const { token, expiresSeconds } = await signInApp();
    expect(expiresSeconds).toBe(86_400);
    expect(signer(token)).toMatchObject(aliceSigned);
    expect(holder(token)).toMatchObject(aliceSigned);
    expect(signer(token, "bob_02")).toEqual(nobody);
    expect(signer(`${token}x`)).toEqual(nobody);
  });

  it("of several devices are valid side by side", async () => {
    const phone = await signInApp();
    services.advance(1000);
    const tablet = await signInApp();
    expect(signer(phone.token)).toMatchObject(aliceSigned);
    expect(signer(tablet.token)).toMatchObject(aliceSigned);
  });

  it("are renewed once by a refresh token, which ends the old ones", async () => {
    const first = await signInApp();
    const second = await app.refreshApp(services, alice, first.refreshToken);
    expect(second.token).not.toBe(first.token);
    expect(signer(first.token)).toEqual(nobody);
    expect(holder(first.token)).toEqual(nobody);
    expect(signer(second.token)).toMatchObject(aliceSigned);
    const again = app.refreshApp(services, alice, first.refreshToken);
    await expect(again).rejects.toMatchObject({ code: "unverified" });
    expect(signer(second.token)).toMatchObject(aliceSigned);
  });

  it("are given to one of two who use the same refresh token at the same time", async () => {
    const { refreshToken } = await signInApp();
    const both = await Promise.allSettled([
      app.refreshApp(services, alice, refreshToken),
      app.refreshApp(services, alice, refreshToken),
    ]);
    expect(both.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("are not renewed for another user, by a token, or by nothing", async () => {
    const { token, refreshToken } = await signInApp();
    await signIn(services, { userId: alice, password: plain }, ip);
    for (const [userId, secret] of [
      ["bob_02", refreshToken],
      [alice, token],
      [alice, ""],
    ] as const) {
      const refused = app.refreshApp(services, userId, secret);
      await expect(refused).rejects.toMatchObject({ code: "unverified" });
    }
    expect(signer(token)).toMatchObject(aliceSigned);
  });

  it("end after SESSION_TTL_DAYS, and so does the refresh token", async () => {
    const { token, refreshToken } = await signInApp();
    services.advance(30 * 86_400_000 - 1);
    expect(signer(token)).toMatchObject(aliceSigned);
    services.advance(1);
    expect(signer(token)).toEqual(nobody);
    expect(holder(token)).toEqual(nobody);
    const refused = app.refreshApp(services, alice, refreshToken);
    await expect(refused).rejects.toMatchObject({ code: "unverified" });
  });

  it("are not in the database in a form that could be used", async () => {
    const { token, refreshToken } = await signInApp();
    const rows = JSON.stringify(services.database.read.query.session.findMany().sync());
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(refreshToken);
  });
});

describe("profile and room of an app's user", () => {
  const described = { title: "Walk", frontcover: "https://img.example/c.png", location: "Wuhan" };

  it("keep what a change leaves out", async () => {
    await app.updateProfile(services, alice, { nickname: "Alice", sex: 1 });
    await app.updateProfile(services, alice, { avatar: "https://img.example/a.png" });
    await app.updateProfile(services, alice, {});
    expect(app.profileOf(services, alice)).toEqual({
      nickname: "Alice",
      avatar: "https://img.example/a.png",
      frontcover: "",
      sex: 1,
    });
  });

  it("may be saved unchanged, which the original answered with an error", async () => {
    const profile = app.profileOf(services, alice);
    await app.updateProfile(services, alice, profile);
    expect(app.profileOf(services, alice)).toEqual(profile);
  });

  it("of nobody are no room, and no error", async () => {
    await app.describeRoom(services, alice, described);
    expect(findLive(services.database.read, alice)).toBeNull();
  });

  it("reach the list, the broadcast that runs and its recording", async () => {
    await announceLive(services, alice);
    await beginPush(services, alice);
    await app.describeRoom(services, alice, described);
    const page = { page: 1, pageSize: 20 };
    expect(listLives(services, page, origin).items).toMatchObject([
      { title: "Walk", coverUrl: described.frontcover, location: "Wuhan", nickname: alice },
    ]);
    services.advance(60_000);
    await endPush(services, alice);
    await addTape(services, alice, "tape-1");
    expect(listTapes(services, page, origin).items).toMatchObject([{ title: "Walk" }]);
  });

  it("keep the title when the app sends an empty one", async () => {
    await announceLive(services, alice);
    await app.describeRoom(services, alice, { title: "", frontcover: "", location: "" });
    expect(findLive(services.database.read, alice)?.title).toBe("Run");
  });
});
