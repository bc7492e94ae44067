import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAccount } from "@/db/repositories/accounts";
import { session } from "@/db/schema/sqlite";
import { actorOfToken } from "@/lib/auth/actor";
import { wirePassword } from "@/lib/auth/password";
import { registerAccount, signIn, signOut } from "./accounts";
import { openTestServices, type TestServices } from "./services-fixture";

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ LOGIN_ATTEMPTS: "3", REGISTRATIONS_PER_HOUR: "5" });
});
afterEach(() => services.close());

const alice = { userId: "alice_01", password: "Passw0rd8", nickname: "Alice" };
const register = (input: Partial<typeof alice> = {}) =>
  registerAccount(services, { ...alice, ...input }, "203.0.113.1");

describe("accounts", () => {
  it("stores argon2id over the apps' form of the password", async () => {
    expect(wirePassword("alice_01", "Passw0rd8")).toBe("32780361651a9646098175c678095775");
    await register();
    const row = findAccount(services.database.read, "alice_01");
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("signs in and out with a token of which only a digest is stored", async () => {
    await register();
    const { token } = await signIn(services, alice, "203.0.113.1");
    expect(actorOfToken(services, token)).toEqual({
      kind: "user",
      userId: "alice_01",
      nickname: "Alice",
      role: "user",
    });
    const stored = services.database.read.select().from(session).all();
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain(token);
    await signOut(services, token);
    expect(actorOfToken(services, token).kind).toBe("anonymous");
  });

  it("ends a session when its time is over", async () => {
    const { token } = await register();
    services.advance(30 * 86_400_000 + 1);
    expect(actorOfToken(services, token).kind).toBe("anonymous");
  });

  it.each(["abc", "1234567", "a b c d", "x".repeat(25), "名字名字"])(
    "refuses the user name %j",
    (userId) => expect(register({ userId })).rejects.toMatchObject({ code: "userNameFormat" }),
  );

  it.each(["short7!", "x".repeat(65)])("refuses the password %j", (password) =>
    expect(register({ password })).rejects.toMatchObject({ code: "passwordFormat" }),
  );

  it("gives a name to one of two who ask for it at once", async () => {
    const answers = await Promise.allSettled([register(), register()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("says the same sentence for a wrong password and for an unknown user", async () => {
    await register();
    const attempt = (userId: string) =>
      signIn(services, { userId, password: "wrong-password" }, "203.0.113.1").catch(
        (error: Error) => error,
      );
    expect(await attempt("alice_01")).toMatchObject({ code: "passwordWrong" });
    expect(await attempt("nobody_1")).toMatchObject({ code: "userUnknown" });
    expect((await attempt("alice_01")) as Error).toHaveProperty(
      "message",
      ((await attempt("nobody_1")) as Error).message,
    );
  });

  it("stops guessing, even with the right password afterwards", async () => {
    await register();
    for (let i = 0; i < 3; i += 1) {
      await signIn(services, { ...alice, password: `guess-${i}xx` }, "203.0.113.1").catch(() => 0);
    }
    await expect(signIn(services, alice, "203.0.113.1")).rejects.toMatchObject({
      code: "tooManyAttempts",
      retryAfterSeconds: expect.any(Number),
    });
    await expect(signIn(services, alice, "203.0.113.2")).resolves.toBeDefined();
  });

  it("bounds the accounts made from one address", async () => {
    for (let i = 0; i < 5; i += 1) await register({ userId: `user_${i}` });
    await expect(register({ userId: "user_9" })).rejects.toMatchObject({ code: "tooManyAttempts" });
  });
});
