import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as live from "@/db/repositories/live";
import * as liveSessions from "@/db/repositories/live-sessions";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import type { Actor } from "@/lib/auth/actor";
import { CloudError } from "@/lib/providers/cloud-error";
import { nothingArrives } from "@/lib/shared/studio-refusal";
import type { Caller } from "./acting";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { refreshStream } from "./refresh-stream";
import { openTestServices, type TestServices } from "./services-fixture";

import { studioOf } from "./studio";
import { endOwn, goLive } from "./studio-orders";

const user = "alice_01";
const callerOf = (actor: Actor): Caller => ({ actor, clientIp: "203.0.113.7" });
const signedIn = (userId: string, role: "user" | "moderator" | "admin" = "user") =>
  callerOf({ kind: "user", userId, nickname: "", role });
const owner = signedIn(user);

let services: TestServices;
/** What the source was told, in order, with what was written down by then. */
let told: string[];
let refuses: boolean;

beforeEach(async () => {
  const real = openTestServices();
  told = [];
  refuses = false;
  const tell = async (what: string) => {
    const row = live.findLive(real.database.read, user);
    told.push(`${what}${row?.endedByOwnerMs ? " after it was written down" : ""}`);
    if (refuses) throw new CloudError("live", "unreachable", "", "no answer");
  };
  const provider = Object.assign(Object.create(real.live) as typeof real.live, {
    stopPublisher: (_stream: string, reason: string) => tell(`stop: ${reason}`),
    giveUpWaiting: async () => undefined,
    setPublic: (_stream: string, isPublic: boolean) => tell(isPublic ? "public" : "private"),
  });
  services = { ...real, live: provider };
  await announceLive(services, user, { title: "First" });
  await services.database.write((db) =>
    changeRoomSetting(db, user, { manualPublic: 1 }, services.now()),
  );
});
afterEach(() => services.close());

const stateOf = async () => (await studioOf(services, user, "")).state;
const session = () => {
  const db = services.database.read;
  return liveSessions.findSession(db, live.findLive(db, user)?.sessionId ?? "");
};

describe("Go live", () => {
  it("makes a preview public, under what was set meanwhile, and tells the source so", async () => {
    await beginPush(services, user, "s1");
    services.advance(5000);
    await services.database.write((db) =>
      live.updateLive(db, user, { title: "Better", category: "music" }),
    );
    await goLive(services, owner, user);
    expect(await stateOf()).toBe("live");
    expect(session()).toMatchObject({
      ...{ publicMs: services.now(), title: "Better", category: "music" },
    });
    expect(told).toEqual(["public"]);
  });

  it("changes nothing the second time", async () => {
    await beginPush(services, user, "s1");
    services.advance(5000);
    await goLive(services, owner, user);
    const first = session();
    services.advance(5000);
    await goLive(services, owner, user);
    expect(session()).toEqual(first);
    expect(live.findLive(services.database.read, user)?.wentPublicMs).toBe(first?.publicMs);
  });

  it("is refused while nothing arrives, and to whom it is forbidden", async () => {
    const refusal = { code: "badRequest", data: { reason: nothingArrives } };
    await expect(goLive(services, owner, user)).rejects.toMatchObject(refusal);
    await beginPush(services, user, "s1");
    await services.database.write((db) => {
      live.updateLive(db, user, { forbidStatus: 1 });
      refreshStream(services, db, live.findLive(db, user)?.streamName ?? "");
    });
    await expect(goLive(services, owner, user)).rejects.toMatchObject({ code: "unverified" });
    expect(told).toEqual([]);
  });
});

describe("End broadcast", () => {
  const stop = "stop: You ended this broadcast in the studio. after it was written down";

  it("disconnects the publisher once it is written down, so that he does not come back", async () => {
    await beginPush(services, user, "s1");
    await goLive(services, owner, user);
    services.advance(10_000);
    await endOwn(services, owner, user);
    expect(told).toEqual(["public", stop]);
    // The source reports a lost publisher, as it does of whom it disconnects.
    await endPush(services, user, "s1", true);
    expect(await stateOf()).toBe("ended");
  });

  it("ends a preview, and one whose publisher is lost, without waiting for his return", async () => {
    await beginPush(services, user, "s1");
    services.advance(10_000);
    await endPush(services, user, "s1", true);
    expect(await stateOf()).toBe("reconnecting");
    await endOwn(services, owner, user);
    expect(await stateOf()).toBe("ended");
    expect(session()).toMatchObject({ publicMs: null, graceUntilMs: null });
  });

  it("does nothing when none runs", async () => {
    await endOwn(services, owner, user);
    expect(told).toEqual([]);
    expect(live.findLive(services.database.read, user)?.endedByOwnerMs).toBe(0);
  });

  it("says that the cloud did not confirm it", async () => {
    await beginPush(services, user, "s1");
    refuses = true;
    await expect(endOwn(services, owner, user)).rejects.toMatchObject({ code: "cloudUnavailable" });
    expect(await stateOf()).toBe("preview");
  });
});

describe.each([
  ["Go live", goLive],
  ["End broadcast", endOwn],
] as const)("%s of somebody else's broadcast", (_name, order) => {
  it.each([
    ["anonymous", callerOf({ kind: "anonymous" })],
    ["a guest", callerOf({ kind: "guest", userId: "guest-abcdefg234", nickname: "G" })],
    ["another user", signedIn("bob_02")],
    ["a moderator", signedIn("mod_03", "moderator")],
    ["an administrator", signedIn("root_99", "admin")],
  ])("is refused to %s", async (_who, caller) => {
    await beginPush(services, user, "s1");
    await expect(order(services, caller, user)).rejects.toMatchObject({ code: "unverified" });
    expect(await stateOf()).toBe("preview");
    expect(told).toEqual([]);
  });

  it("is never meant by a caller's own order", async () => {
    await beginPush(services, user, "s1");
    await order(services, signedIn("bob_02"), "").catch(() => undefined);
    expect(await stateOf()).toBe("preview");
    expect(told).toEqual([]);
  });
});
