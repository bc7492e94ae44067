import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CustomOperation, customFields, setCustomField } from "./room-custom";
import { createRoom } from "./room-service";
import { openTestServices, type TestServices } from "./services-fixture";

const alice = { userId: "alice_01", clientIp: "203.0.113.1" };
const bob = { userId: "bob_02", clientIp: "203.0.113.2" };

let services: TestServices;
beforeEach(async () => {
  // The limiters live by the wall clock.
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: 1_800_000_000_000 });
  services = openTestServices();
  const about = { roomInfo: "Run", roomName: "", userName: "", userAvatar: "" };
  await createRoom(services, alice, { roomId: "room_1", ...about }, "http://h");
});
afterEach(() => {
  services.close();
  vi.useRealTimers();
});

const change = (
  field: string,
  operation: CustomOperation,
  value: string | number,
  caller = alice,
) => setCustomField(services, caller, { roomId: "room_1", field, operation, value });
const fields = () => customFields(services, "room_1");

describe("the custom fields of a room", () => {
  it("count up and down by numbers and by the text that iOS sends, never below 0", async () => {
    await change("gifts", "inc", 3);
    await change("gifts", "inc", "1");
    await change("gifts", "dec", 1);
    expect(fields()).toEqual({ gifts: 3, praise: 0 });
    await change("gifts", "dec", 100);
    expect(fields()).toEqual({ gifts: 0, praise: 0 });
  });

  it("are counted by viewers one at a time, LIKES_PER_SECOND times a second", async () => {
    await change("gifts", "inc", 3);
    for (let i = 0; i < 5; i += 1) await change("gifts", "inc", 1_000_000, bob);
    expect(fields()).toMatchObject({ gifts: 5 });
    vi.advanceTimersByTime(1001);
    await change("gifts", "dec", 1_000_000, bob);
    expect(fields()).toMatchObject({ gifts: 4 });
  });

  it("may be begun by viewers, who leave most of them to the creator", async () => {
    for (let i = 0; i < 8; i += 1) {
      await change(`gift_${i}`, "inc", 5, { ...bob, userId: `viewer_${i}` });
    }
    expect(fields()).toMatchObject({ gift_0: 1, gift_7: 1 });
    const ninth = change("gift_8", "inc", 1, { ...bob, userId: "viewer_9" });
    await expect(ninth).rejects.toMatchObject({ code: "roomValue" });
    await change("notice", "set", "Thanks");
    expect(fields()).toMatchObject({ notice: "Thanks" });
  });

  it("are set to texts and numbers by the creator alone", async () => {
    await change("notice", "set", "<b>'; DROP TABLE room;--</b>");
    await change("level", "set", 7);
    expect(fields()).toEqual({ level: 7, notice: "<b>'; DROP TABLE room;--</b>", praise: 0 });
    await expect(change("notice", "set", "x", bob)).rejects.toMatchObject({ code: "roomForeign" });
  });

  it.each(["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"])(
    "may be called %s like anything else",
    async (name) => {
      await change(name, "inc", 2);
      await change(name, "inc", 3);
      expect(Object.entries(fields())).toContainEqual([name, 5]);
      expect(JSON.parse(JSON.stringify(fields()))).toEqual(fields());
    },
  );

  it.each(["1.5", "x", 1.5, 2 ** 53])("do not count by %j", async (value) => {
    await expect(change("gifts", "inc", value)).rejects.toMatchObject({ code: "roomValue" });
    expect(fields()).toEqual({ praise: 0 });
  });

  it("are at most 32, and the known ones still change", async () => {
    for (let i = 0; i < 32; i += 1) await change(`field_${i}`, "inc", 1);
    await expect(change("one_more", "inc", 1)).rejects.toMatchObject({ code: "roomValue" });
    await change("field_0", "inc", 1);
    expect(fields()).toMatchObject({ field_0: 2 });
  });
});
