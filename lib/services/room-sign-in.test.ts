import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { roomSession } from "@/db/schema/sqlite";
import { signOutEverywhereElse } from "./account-sessions";
import { registerAccount } from "./accounts";
import { addAnchor, anchorHeartbeat, expireAnchors, forgiveSilence } from "./room-anchors";
import { createRoom } from "./room-service";
import { loginInfoOf, newGuest, roomUserOf, signInToRooms } from "./room-sign-in";
import { openTestServices, type TestServices } from "./services-fixture";

let services: TestServices;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_800_000_000_000 });
  services = openTestServices();
});
afterEach(() => {
  services.close();
  vi.useRealTimers();
});

const signIn = (userId: string) => {
  const { sdkAppId, userSig } = loginInfoOf(services, userId);
  return signInToRooms(services, { sdkAppId: String(sdkAppId), userId, userSig }, "203.0.113.1");
};
const isIn = (userId: string, token: string) => {
  try {
    return roomUserOf(services, userId, token) === userId;
  } catch {
    return false;
  }
};

describe("a RoomService session", () => {
  it("is one of at most ten of a user; the first ends when there is one more", async () => {
    const tokens: string[] = [];
    for (let i = 0; i < 11; i += 1) {
      services.advance(1000);
      tokens.push(await signIn("guest_01"));
    }
    expect(tokens.map((token) => isIn("guest_01", token))).toEqual([
      false,
      ...Array.from({ length: 10 }, () => true),
    ]);
    expect(services.database.read.select().from(roomSession).all()).toHaveLength(10);
  });

  it("cannot be had by what was signed before its user signed out everywhere", async () => {
    const account = { userId: "alice_01", password: "Passw0rd8", nickname: "" };
    const { token } = await registerAccount(services, account, "203.0.113.1");
    const { sdkAppId, userSig } = loginInfoOf(services, "alice_01");
    const old = { sdkAppId: String(sdkAppId), userId: "alice_01", userSig };
    vi.setSystemTime(Date.now() + 2000);
    services.advance(2000);
    const [, atOnce] = await Promise.allSettled([
      signOutEverywhereElse(services, { userId: "alice_01", token }),
      signInToRooms(services, old, "203.0.113.1"),
    ]);
    expect(atOnce.status).toBe("rejected");
    await expect(signInToRooms(services, old, "203.0.113.1")).rejects.toThrow("sign in again");
    expect(isIn("alice_01", await signIn("alice_01"))).toBe(true);
  });

  it("lasts a day for a guest and SESSION_TTL_DAYS for an account", async () => {
    const guest = await newGuest(services, "203.0.113.1");
    const guestToken = await signIn(guest.userId);
    const account = { userId: "alice_01", password: "Passw0rd8", nickname: "" };
    await registerAccount(services, account, "203.0.113.1");
    const token = await signIn("alice_01");
    services.advance(86_400_001);
    expect(isIn(guest.userId, guestToken)).toBe(false);
    expect(isIn("alice_01", token)).toBe(true);
  });
});

describe("a room", () => {
  it("is not lost because the server was down for longer than a heartbeat", async () => {
    const alice = { userId: "alice_01", clientIp: "203.0.113.1" };
    const about = { roomInfo: "Run", roomName: "", userName: "", userAvatar: "" };
    await createRoom(services, alice, { roomId: "room_1", ...about }, "http://h");
    await addAnchor(services, alice, { roomId: "room_1", userName: "", userAvatar: "" });
    services.advance(3_600_000);
    await forgiveSilence(services);
    await expireAnchors(services);
    services.advance(19_000);
    await expireAnchors(services);
    const known = await anchorHeartbeat(services, alice, "room_1", 0, "http://h");
    expect(known?.roomId).toBe("room_1");
    services.advance(20_000);
    await expireAnchors(services);
    const late = anchorHeartbeat(services, alice, "room_1", 0, "http://h");
    await expect(late).rejects.toMatchObject({ code: "roomNotIn" });
  });
});
