import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { findSession, updateSession } from "@/db/repositories/live-sessions";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import type { FailedRecording } from "@/lib/shared/admin-tapes";
import { failedRecordingsOf } from "./failed-recordings";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { tidyUp } from "./maintenance";
import { openTestServices, type TestServices, tencentEnvironment } from "./services-fixture";

const alice = "alice_01";
const minuteMs = 60_000;
const staff = {
  actor: { kind: "user", userId: "eye_0001", nickname: "", role: "readonly" },
  clientIp: "::1",
} as const;

let services: TestServices;
const open = (environment: Record<string, string> = {}) => {
  services = openTestServices(environment);
};
beforeEach(() => open());
afterEach(() => services.close());

/** A broadcast of a minute; its id. */
async function broadcast(userid = alice): Promise<string> {
  await announceLive(services, userid);
  const sequence = `push-${services.now()}`;
  await beginPush(services, userid, sequence);
  services.advance(minuteMs);
  await endPush(services, userid, sequence);
  return findLive(services.database.read, userid)?.sessionId ?? "";
}

const reasonOf = (id: string) => findSession(services.database.read, id)?.recordingError;
const fail = (id: string, reason: string) =>
  services.database.write((db) => updateSession(db, id, { recordingError: reason }));
const list = (cursor = "", userid?: string) =>
  failedRecordingsOf(services, staff, { cursor, userid });

describe("a broadcast that left nothing and gave no reason", () => {
  it("is written down as cut short by the server, ten minutes after its end", async () => {
    const id = await broadcast();
    services.advance(9 * minuteMs);
    await tidyUp(services);
    expect(reasonOf(id)).toBe("");
    services.advance(2 * minuteMs);
    await tidyUp(services);
    expect(reasonOf(id)).toBe("serverStopped");
    expect(list().failures).toMatchObject([
      { broadcastId: id, reason: "serverStopped", tapes: [] },
    ]);
  });

  it("is forgotten as failed when its file comes after all", async () => {
    const id = await broadcast();
    services.advance(11 * minuteMs);
    await tidyUp(services);
    services.advance(-11 * minuteMs);
    await addTape(services, alice, "late");
    expect(reasonOf(id)).toBe("");
    expect(list().failures).toEqual([]);
  });

  it.each([
    ["has a recording", async () => void (await addTape(services, alice, "there"))],
    [
      "was not to be recorded",
      async (id: string) => services.database.write((db) => updateSession(db, id, { recorded: 0 })),
    ],
    [
      "never was public, which our engine does not record",
      async (id: string) =>
        services.database.write((db) => updateSession(db, id, { publicMs: null })),
    ],
    ["gave a reason", async (id: string) => fail(id, "diskFull")],
    ["ended before what is deleted is kept", async () => services.advance(8 * 86_400_000)],
  ])("is left as it is when it %s", async (_what, change) => {
    const id = await broadcast();
    await change(id);
    services.advance(11 * minuteMs);
    await tidyUp(services);
    expect(["", "diskFull"]).toContain(reasonOf(id));
  });

  it("is the cloud's, hours later, where a cloud records", async () => {
    services.close();
    open(tencentEnvironment);
    await services.database.write((db) =>
      changeRoomSetting(db, alice, { manualPublic: 1 }, services.now()),
    );
    const id = await broadcast();
    services.advance(5 * 60 * minuteMs);
    await tidyUp(services);
    expect(reasonOf(id)).toBe("");
    services.advance(2 * 60 * minuteMs);
    await tidyUp(services);
    expect(reasonOf(id)).toBe("noFile");
  });
});

describe("the list", () => {
  it("has each once, the newest first, whatever the reasons", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 60; i += 1) {
      const id = await broadcast(i % 2 ? alice : "bob_0001");
      await fail(id, `reason ${i % 3}`);
      ids.unshift(id);
      services.advance(minuteMs);
    }
    await announceLive(services, alice);
    await beginPush(services, alice, "running");
    const running = findLive(services.database.read, alice)?.sessionId ?? "";
    await fail(running, "diskSlow");
    const found: FailedRecording[] = [];
    let next: string | null = "";
    while (next !== null) {
      const page = list(next);
      expect(page.total).toBe(61);
      found.push(...page.failures);
      next = page.next;
    }
    expect(found.map(({ broadcastId }) => broadcastId)).toEqual([running, ...ids]);
    expect(list("", "bob_0001")).toMatchObject({ total: 30, next: null });
    expect(() => list("nonsense")).toThrow();
  });

  it("names what was recorded nevertheless", async () => {
    const id = await broadcast();
    await addTape(services, alice, "half");
    await fail(id, "diskFull");
    expect(list().failures).toMatchObject([{ tapes: [{ fileId: "half", durationSeconds: 60 }] }]);
  });
});
