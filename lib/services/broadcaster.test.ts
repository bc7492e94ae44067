import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateLive } from "@/db/repositories/live";
import { addressHash } from "@/lib/auth/seal";
import { sendAction } from "@/lib/protocol/wire-fixture";
import { requireAllowed, requireBroadcaster } from "./broadcaster";
import { announceLive } from "./live-fixture";
import { createRoom } from "./room-service";
import { requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent } from "./stream-events";
import { studioOf } from "./studio";

const phone = "203.0.113.1";
const stranger = "198.51.100.9";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

const from = (clientIp: string) => ({ actor: { kind: "anonymous" } as const, clientIp });
const may = (clientIp: string) => requireBroadcaster(services, from(clientIp), "carol_03");

/** A guest asks for an address from a network address. */
async function ask(clientIp: string): Promise<void> {
  await may(clientIp);
  const empty = { nickname: "", headpic: "", frontcover: "", location: "", desc: "" };
  await requestAddress(
    services,
    { userid: "carol_03", groupid: "@TGS#1", title: "Run", ...empty },
    "http://h",
    { issuedTo: addressHash(services.config.sessionKey, clientIp) },
  );
}

const push = (clientIp: string) =>
  applyStreamEvent(services, {
    kind: "start",
    streamName: "1000_carol_03",
    sequence: "1",
    atMs: services.now(),
    clientIp,
  });

describe("a guest's name", () => {
  it("is his for a minute after he asked for an address, then anybody's again", async () => {
    await ask(phone);
    await expect(may(stranger)).rejects.toMatchObject({ code: "unverified" });
    await expect(may(phone)).resolves.toBeUndefined();
    services.advance(60_000);
    await expect(may(stranger)).resolves.toBeUndefined();
  });

  it("is whose media arrive, whoever asked last", async () => {
    await ask(phone);
    services.advance(60_000);
    await ask(stranger);
    await push(phone);
    await expect(may(stranger)).rejects.toMatchObject({ code: "unverified" });
    await expect(may(phone)).resolves.toBeUndefined();
  });

  it("is nobody's in the Action API while its live is a room of RoomService", async () => {
    const about = { roomInfo: "Run", roomName: "", userName: "", userAvatar: "" };
    const carol = { userId: "carol_03", clientIp: phone };
    await createRoom(services, carol, { roomId: "room_1", ...about }, "http://h");
    await push(phone);
    for (const clientIp of [phone, stranger]) {
      await expect(may(clientIp)).rejects.toMatchObject({ code: "unverified" });
    }
  });
});

describe("who is forbidden to go live", () => {
  it("gets no address, and the studio says so, until an administrator allows it", async () => {
    const requestOf = { userid: "alice_01", groupid: "g", title: "Run" };
    await announceLive(services, "alice_01");
    services.advance(60_001);
    const forbid = (forbidStatus: number) =>
      services.database.write((db) => updateLive(db, "alice_01", { forbidStatus }));
    await forbid(1);
    expect(() => requireAllowed(services, "alice_01")).toThrow(/forbidden/);
    const refused = await sendAction(services, { Action: "RequestLVBAddr", ...requestOf });
    expect(refused.code).toBe(498);
    expect((await studioOf(services, "alice_01", "")).state).toBe("forbidden");
    await forbid(0);
    const allowed = await sendAction(services, { Action: "RequestLVBAddr", ...requestOf });
    expect(allowed.code).toBe(0);
    expect((await studioOf(services, "alice_01", "")).state).toBe("waiting");
  });
});
