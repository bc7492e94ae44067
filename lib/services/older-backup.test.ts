import { existsSync, renameSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Database } from "@/db/database";
import { findTape, tapeOfUrl } from "@/db/repositories/tapes";
import { writeManifest } from "@/lib/media/record/recording-manifest";
import type { Caller } from "./acting";
import { backUp, newestBackup } from "./backups/backups";
import { restoreBackup } from "./backups/restore";
import { tapesCheck } from "./doctor/tapes-check";
import {
  broadcastOf,
  folderOf,
  type MadeRecording,
  makeRecording,
  placeOf,
} from "./own-tape-fixture";
import { deleteTape, hideTape, ownTapeOf } from "./own-tapes";
import { listTapes } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import { orderStrayTapes, strayTapesOf } from "./stray-tapes";
import { placeAllTapes } from "./tape-placing";
import { tidyTapes } from "./tape-tidying";
import { trimTape } from "./tape-trims";

const dayMs = 86_400_000;
const admin: Caller = {
  actor: { kind: "user", userId: "root_99", nickname: "", role: "admin" },
  clientIp: "203.0.113.9",
};

let made: MadeRecording;
let services: TestServices;
let restored: Database | null;
beforeAll(async () => {
  made = await makeRecording(6);
});
beforeEach(() => {
  services = openTestServices();
  restored = null;
});
afterEach(() => {
  restored?.close();
  services.close();
});

/** A broadcast whose recording lies in a folder of this name, as the engine leaves it. */
async function record(userid: string, liveId: string): Promise<string> {
  const manifest = { ...made.manifest, liveId };
  const fileId = await broadcastOf(services, userid, { ...made, manifest });
  const folder = folderOf(services, userid, liveId);
  renameSync(folderOf(services, userid), folder);
  const streamName = `1000_${userid}`;
  const times = { startedAtMs: services.now() - 6000, endedAtMs: services.now() };
  await writeManifest(folder, { ...manifest, ...times, streamName, state: "reported" });
  services.advance(60_000);
  return fileId;
}

/** Stops, puts the newest backup in place and starts again, up to where viewers are let in. */
async function restore(): Promise<void> {
  await restoreBackup(services.config, newestBackup(services) ?? "", services.now());
  services.database.close();
  restored = Database.open(path.join(services.config.dataDir, "mini-lvb.db"));
  services = { ...services, database: restored, close: services.close };
  await placeAllTapes(services);
}

const urlOf = (userid: string, liveId: string) => `/tapes/1000_${userid}/${liveId}/index.m3u8`;
const strays = async () => (await strayTapesOf(services, admin)).strays;
const listed = () =>
  listTapes(services, { page: 1, pageSize: 9 }, "").items.map(({ fileId }) => fileId);

describe("after a backup was put in place that is older than the recordings", () => {
  it("what was recorded since is for nobody, and can be taken over or removed", async () => {
    const before = await record("alice_01", "a1");
    await backUp(services);
    await record("alice_01", "a2");
    await record("bob_02", "b1");
    const hidden = await record("carol_03", "c1");
    await hideTape(services, "carol_03", hidden, true);
    await restore();

    expect(listed()).toEqual([before]);
    // Who has its address has nothing.
    for (const [userid, liveId] of [
      ["alice_01", "a2"],
      ["bob_02", "b1"],
      ["carol_03", "c1"],
    ] as const) {
      expect(placeOf(services, userid, liveId)).toBe("withheld");
    }
    expect((await strays()).map(({ url }) => url).sort()).toEqual([
      urlOf("alice_01", "a2"),
      urlOf("bob_02", "b1"),
      urlOf("carol_03", "c1"),
    ]);
    expect((await strays())[0]).toMatchObject({ canAdopt: true, isServed: false });
    expect(await tapesCheck(services).run()).toMatchObject([
      { cause: "tapesStray", facts: { count: 3 } },
    ]);

    const urls = [urlOf("alice_01", "a2"), urlOf("bob_02", "b1"), "/tapes/../../secrets.json"];
    const outcome = await orderStrayTapes(services, admin, "adopt", urls);
    expect(outcome).toEqual({ done: 2, left: 1 });
    // It is its broadcaster's to show: whether it was hidden nobody knows any more.
    expect(listed()).toEqual([before]);
    const adopted = findTape(services.database.read, "a2-hls");
    expect(adopted).toMatchObject({ userid: "alice_01", hidden: 1, listed: 0, durationS: 6 });
    expect(adopted?.playUrl).toBe("/tapes/1000_alice_01/a2/e0.mp4");
    expect(placeOf(services, "alice_01", "a2")).toBe("withheld");
    await hideTape(services, "alice_01", "a2-hls", false);
    expect(listed()).toContain("a2-hls");
    expect(placeOf(services, "alice_01", "a2")).toBe("served");
    // Taken over twice at once, or again: nothing new.
    expect(await orderStrayTapes(services, admin, "adopt", urls)).toEqual({ done: 0, left: 3 });

    await orderStrayTapes(services, admin, "remove", [urlOf("carol_03", "c1"), urls[0] ?? ""]);
    expect(placeOf(services, "carol_03", "c1")).toBe("gone");
    expect(placeOf(services, "alice_01", "a2"), "no stray any more").toBe("served");
    expect(await tapesCheck(services).run()).toMatchObject([{ cause: "tapesMatch" }]);
  });

  it("a recording whose files went since is named as missing, and can be deleted", async () => {
    const fileId = await record("alice_01", "a1");
    await backUp(services);
    await deleteTape(services, "alice_01", fileId);
    services.advance((services.config.tapeUndoDays + 1) * dayMs);
    await tidyTapes(services);
    expect(placeOf(services, "alice_01", "a1")).toBe("gone");
    await restore();
    expect(await strayTapesOf(services, admin)).toMatchObject({
      ...{ strays: [], missingCount: 1 },
      missing: [{ fileId, userId: "alice_01" }],
    });
    expect(await tapesCheck(services).run()).toMatchObject([{ cause: "tapesMissing" }]);
    await deleteTape(services, "alice_01", fileId);
    expect((await strayTapesOf(services, admin)).missingCount).toBe(0);
  });

  it("what is left of a recording that was trimmed for good is kept, and takes its place again", async () => {
    const fileId = await record("alice_01", "a1");
    await backUp(services);
    const { revision } = ownTapeOf(services, "alice_01", fileId);
    await trimTape(services, "alice_01", fileId, { revision, startSeconds: 2, endSeconds: 6 });
    services.advance((services.config.tapeUndoDays + 1) * dayMs);
    await tidyTapes(services);
    expect(placeOf(services, "alice_01", "a1")).toBe("gone");
    await restore();
    const [left] = await strays();
    expect(left).toMatchObject({ canAdopt: true, isServed: false });
    expect((await strayTapesOf(services, admin)).missingCount).toBe(1);
    await orderStrayTapes(services, admin, "adopt", [left?.url ?? ""]);
    expect(await strayTapesOf(services, admin)).toMatchObject({ strays: [], missingCount: 0 });
    const tape = tapeOfUrl(services.database.read, "1000_alice_01", left?.url ?? "");
    expect(tape).toMatchObject({ title: "Run", hlsPlayUrl: left?.url, durationS: 4, listed: 1 });
    const files = path.join(services.config.dataDir, "recordings", left?.url.slice(7) ?? "");
    expect(existsSync(files), "it is shown as it was").toBe(true);
  });

  it("a trim of which nobody knows goes where what it was made of is there", async () => {
    const fileId = await record("alice_01", "a1");
    await backUp(services);
    const { revision } = ownTapeOf(services, "alice_01", fileId);
    await trimTape(services, "alice_01", fileId, { revision, startSeconds: 2, endSeconds: 6 });
    await restore();
    expect(placeOf(services, "alice_01", "a1")).toBe("served");
    expect(await strayTapesOf(services, admin)).toMatchObject({ strays: [], missingCount: 0 });
    expect(listed()).toEqual([fileId]);
  });
});

it("is for staff, and orders for administrators", async () => {
  const moderator: Caller = {
    ...admin,
    actor: { kind: "user", userId: "m_1", nickname: "", role: "moderator" },
  };
  const user: Caller = {
    ...admin,
    actor: { kind: "user", userId: "u_1", nickname: "", role: "user" },
  };
  await expect(strayTapesOf(services, user)).rejects.toMatchObject({ code: "unverified" });
  await expect(orderStrayTapes(services, moderator, "remove", [])).rejects.toMatchObject({
    code: "unverified",
  });
});
