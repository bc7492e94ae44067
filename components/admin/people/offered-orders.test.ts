import { describe, expect, it } from "vitest";
import { offeredOrders, type Subject } from "./offered-orders";

const lena: Subject = {
  ...{ userId: "lena_01", nickname: "Lena", role: "user" },
  ...{ lockedMs: 0, bannedUntilMs: 0 },
};
const admin = { userId: "boss_01", role: "admin" } as const;
const moderator = { userId: "mod_01", role: "moderator" } as const;

describe("what is offered about somebody", () => {
  it("is nothing to who may only look", () => {
    expect(offeredOrders(lena, { userId: "look_01", role: "readonly" })).toEqual([]);
  });

  it("is what keeps order to a moderator, and everything to an administrator", () => {
    expect(offeredOrders(lena, moderator)).toEqual(["ban", "address", "signOut", "lock"]);
    expect(offeredOrders(lena, admin)).toEqual([
      ...["ban", "address", "signOut", "role", "reset", "lock"],
    ]);
  });

  it("is the way back from what holds already", () => {
    const held = { ...lena, lockedMs: 1, bannedUntilMs: 1 };
    expect(offeredOrders(held, moderator)).toEqual(["unban", "address", "signOut", "unlock"]);
  });

  it("is of the staff nothing to moderators, and no ban to anybody", () => {
    const other = { ...lena, role: "moderator" as const };
    expect(offeredOrders(other, moderator)).toEqual([]);
    expect(offeredOrders(other, admin)).toEqual(["signOut", "role", "reset", "lock"]);
  });

  it("is to oneself to sign out, and of a guest only what is about chats", () => {
    expect(offeredOrders({ ...lena, ...admin }, admin)).toEqual(["signOut"]);
    expect(offeredOrders({ ...lena, role: null }, admin)).toEqual(["ban", "address"]);
  });
});
