import { cpSync, readdirSync } from "node:fs";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findMember, insertMember } from "@/db/repositories/members";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import { findTape } from "@/db/repositories/tapes";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { tidyUp } from "./maintenance";
import { oembedOf } from "./oembed";
import {
  broadcastOf,
  folderOf,
  type MadeRecording,
  makeRecording,
  placeOf,
} from "./own-tape-fixture";
import {
  deleteTape,
  hideTape,
  ownTapeOf,
  ownTapesOf,
  ownTapesOfBroadcast,
  renameTape,
  restoreTape,
} from "./own-tapes";
import { replayChatOf, tapePageOf } from "./replay";
import { likeTape, noteView } from "./replay-audience";
import { getTape, listTapes } from "./rooms";
import { openTestServices, type TestServices, tencentEnvironment } from "./services-fixture";
import { placeAllTapes } from "./tape-placing";
import { cutPointsOfTape } from "./tape-trims";
import { userPageOf } from "./user-page";
import { wallOf } from "./wall";

const alice = "alice_01";
const site = { origin: "https://site.example", name: "Site" };
const dayMs = 86_400_000;
let made: MadeRecording;
let services: TestServices;
let fileId: string;

beforeAll(async () => {
  made = await makeRecording(6);
});
beforeEach(async () => {
  services = openTestServices();
  fileId = await broadcastOf(services, alice, made);
});
afterEach(() => services.close());

/** Everywhere that a stranger could come upon it. */
async function foundBy(userId: string) {
  const { now } = services;
  const wall = await wallOf(services, { search: "", page: 1 }, "");
  const search = await wallOf(services, { search: `Run ${now()}`.slice(0, 3), page: 1 }, "");
  const fetched = listTapes(services, { page: 1, pageSize: 10 }, "");
  const reads = [
    () => tapePageOf(services, fileId, "", userId),
    () => replayChatOf(services, fileId, { fromSeconds: 0, after: 0 }, userId),
    () => getTape(services, fileId, "", userId),
    () => oembedOf(services, { url: `${site.origin}/vod/${fileId}` }, site),
  ];
  const works = (read: () => unknown) => {
    try {
      read();
      return true;
    } catch {
      return false;
    }
  };
  return {
    lists: [wall.tapes.total, search.tapes.items.length, fetched.total, tapesOnUserPage()],
    reads: reads.map(works),
  };
}

const tapesOnUserPage = () =>
  userPageOf(services, { userid: alice, page: 1 }, "").tapes.items.length;

describe("renaming", () => {
  it("gives a title that neither its broadcast nor a late report takes back", async () => {
    await renameTape(services, alice, fileId, "The whole evening");
    await addTape(services, alice, "late-flv", { seconds: 6, format: "flv" });
    await announceLive(services, alice, { title: "Another" });
    await beginPush(services, alice, "next");
    await endPush(services, alice, "next");
    expect(tapePageOf(services, fileId, "").title).toBe("The whole evening");
    const found = await wallOf(services, { search: "whole evening", page: 1 }, "");
    expect(found.tapes.items.map((tape) => tape.fileId)).toEqual([fileId]);
    expect(ownTapeOf(services, alice, fileId).title).toBe("The whole evening");
  });

  it("refuses a blocked word", async () => {
    services.close();
    services = openTestServices({ BLOCKED_WORDS: "grim*" });
    fileId = await broadcastOf(services, alice, made);
    await expect(renameTape(services, alice, fileId, "A grimy day")).rejects.toMatchObject({
      code: "invalidParameter",
    });
  });
});

describe("a hidden recording", () => {
  it("is nowhere for others, and its files are not served", async () => {
    expect(await foundBy("")).toEqual({ lists: [1, 1, 1, 1], reads: [true, true, true, true] });
    const hidden = await hideTape(services, alice, fileId, true);
    expect(hidden).toMatchObject({ hidden: true, hlsUrl: `/api/recordings/${fileId}/index.m3u8` });
    const nowhere = { lists: [0, 0, 0, 0], reads: [false, false, false, false] };
    expect(await foundBy("")).toEqual(nowhere);
    expect(await foundBy("bob_01")).toEqual(nowhere);
    expect(placeOf(services, alice)).toBe("withheld");
    const caller = { actor: { kind: "anonymous" }, clientIp: "::1" } as const;
    await expect(likeTape(services, caller, fileId)).rejects.toMatchObject({ code: "notFound" });
    await expect(noteView(services, caller, fileId, "b")).rejects.toMatchObject({
      code: "notFound",
    });
  });

  it("has its page and its files for its owner", async () => {
    await hideTape(services, alice, fileId, true);
    expect((await foundBy(alice)).reads.slice(0, 3)).toEqual([true, true, true]);
    const page = tapePageOf(services, fileId, "", alice);
    expect(page).toMatchObject({
      hlsUrl: `/api/recordings/${fileId}/index.m3u8`,
      mp4Url: `/api/recordings/${fileId}/e0.mp4`,
      posterUrl: `/api/recordings/${fileId}/poster.mp4`,
    });
    // What its owner was shown is not remembered for others.
    expect(() => tapePageOf(services, fileId, "")).toThrow();
    const { hlsPlayUrl } = findTape(services.database.read, fileId) ?? { hlsPlayUrl: "" };
    const whole = await services.tapeFiles.serve(hlsPlayUrl, "index.m3u8", null);
    expect(await whole?.text()).toContain("#EXT-X-ENDLIST");
    const part = await services.tapeFiles.serve(hlsPlayUrl, "e0.mp4", "bytes=4-7");
    expect([part?.status, await part?.text()]).toEqual([206, "ftyp"]);
    const beyond = await services.tapeFiles.serve(hlsPlayUrl, "e0.mp4", "bytes=99999999-");
    expect(beyond?.status).toBe(416);
    for (const name of ["../x1/index.m3u8", "recording.json", "e9.mp4", ""]) {
      expect(await services.tapeFiles.serve(hlsPlayUrl, name, null)).toBeNull();
    }
  });

  it("comes back as it was", async () => {
    await hideTape(services, alice, fileId, true);
    await hideTape(services, alice, fileId, true);
    const shown = await hideTape(services, alice, fileId, false);
    expect(shown).toMatchObject({ hidden: false, hlsUrl: expect.stringMatching(/^\/tapes\//) });
    expect(placeOf(services, alice)).toBe("served");
    expect(await foundBy("")).toEqual({ lists: [1, 1, 1, 1], reads: [true, true, true, true] });
  });

  it("is where the last order wanted it, when orders cross", async () => {
    for (const last of [true, false]) {
      const orders = [!last, last, !last, last];
      await Promise.all(orders.map((hidden) => hideTape(services, alice, fileId, hidden)));
      expect(placeOf(services, alice)).toBe(last ? "withheld" : "served");
    }
  });

  it("is put where it belongs when the server was killed before it could", async () => {
    const withheld = folderOf(services, alice, "x1", ".withheld");
    const { tapeFiles } = services;
    const killed = {
      ...services,
      tapeFiles: Object.assign(Object.create(tapeFiles), {
        place: async () => Promise.reject(new Error("killed")),
      }),
    };
    await expect(hideTape(killed, alice, fileId, true)).rejects.toThrow("killed");
    expect(placeOf(services, alice)).toBe("served");
    await placeAllTapes(services);
    expect(placeOf(services, alice)).toBe("withheld");
    await expect(hideTape(killed, alice, fileId, false)).rejects.toThrow("killed");
    expect(readdirSync(withheld)).toContain("index.m3u8");
    await placeAllTapes(services);
    expect(placeOf(services, alice)).toBe("served");
  });
});

describe("the recording of a broadcast that never was public", () => {
  it("is its owner's alone until he shows it", async () => {
    services.close();
    services = openTestServices();
    await services.database.write((db) =>
      changeRoomSetting(db, alice, { manualPublic: 1 }, services.now()),
    );
    fileId = await broadcastOf(services, alice, made);
    expect(ownTapeOf(services, alice, fileId)).toMatchObject({ hidden: true });
    expect((await foundBy("")).reads).toEqual([false, false, false, false]);
    await tidyUp(services);
    expect(placeOf(services, alice)).toBe("withheld");
    expect(await hideTape(services, alice, fileId, false)).toMatchObject({ hidden: false });
    // A search is remembered for some seconds.
    services.advance(10_000);
    expect((await foundBy("")).lists).toEqual([1, 1, 1, 1]);
    expect(placeOf(services, alice)).toBe("served");
  });
});

describe("a deleted recording", () => {
  it("is hidden at once, can be had back for some days, and is then gone for good", async () => {
    const tapeId = findTape(services.database.read, fileId)?.id ?? "";
    await services.database.write((db) =>
      insertMember(db, {
        ...{ id: "m", place: `tape:${tapeId}`, userid: "vera_01", liveuserid: alice },
        ...{ nickname: "", headpic: "", addressHash: "", enteredMs: 1, seenMs: services.now() },
      }),
    );
    const deleted = await deleteTape(services, alice, fileId);
    expect(deleted.deletedUntilMs).toBe(services.now() + 7 * dayMs);
    expect((await foundBy("")).lists).toEqual([0, 0, 0, 0]);
    expect(placeOf(services, alice)).toBe("withheld");
    services.advance(6 * dayMs);
    // Deleted once more, it does not last longer.
    await deleteTape(services, alice, fileId);
    await tidyUp(services);
    expect(await restoreTape(services, alice, fileId)).toMatchObject({ deletedUntilMs: null });
    expect(placeOf(services, alice)).toBe("served");
    expect((await foundBy("")).reads).toEqual([true, true, true, true]);

    await deleteTape(services, alice, fileId);
    services.advance(7 * dayMs);
    await expect(restoreTape(services, alice, fileId)).rejects.toMatchObject({ code: "notFound" });
    await tidyUp(services);
    expect(placeOf(services, alice)).toBe("gone");
    expect(ownTapesOf(services, alice, 1)).toEqual({ items: [], total: 0 });
    expect(findMember(services.database.read, `tape:${tapeId}`, "vera_01")).toBeNull();
    await expect(deleteTape(services, alice, fileId)).rejects.toMatchObject({ code: "notFound" });
  });

  it("stays hidden when it was hidden before", async () => {
    await hideTape(services, alice, fileId, true);
    await deleteTape(services, alice, fileId);
    expect(await restoreTape(services, alice, fileId)).toMatchObject({ hidden: true });
    expect(placeOf(services, alice)).toBe("withheld");
  });
});

describe("the list of one's own", () => {
  it("has hidden and deleted ones, newest first, and nobody else's", async () => {
    await hideTape(services, alice, fileId, true);
    services.advance(600_000);
    cpSync(folderOf(services, alice, "x1", ".withheld"), folderOf(services, alice, "x2"), {
      recursive: true,
    });
    await beginPush(services, alice, "second");
    services.advance(60_000);
    await endPush(services, alice, "second");
    await addTape(services, alice, "tape-2");
    await deleteTape(services, alice, "tape-2");
    const { items, total } = ownTapesOf(services, alice, 1);
    expect(total).toBe(2);
    expect(items.map((tape) => tape.fileId)).toEqual(["tape-2", fileId]);
    expect(ownTapesOf(services, "bob_01", 1).total).toBe(0);
    const { broadcastId } = ownTapeOf(services, alice, fileId);
    expect(ownTapesOfBroadcast(services, alice, broadcastId).items).toHaveLength(1);
    expect(ownTapesOfBroadcast(services, "bob_01", broadcastId).items).toEqual([]);
  });

  it("stays the same one on the page when its next file changes its public id", async () => {
    await beginPush(services, alice, "third");
    services.advance(60_000);
    await endPush(services, alice, "third");
    await addTape(services, alice, "first-file", { format: "mp4" });
    const { id } = ownTapeOf(services, alice, "first-file");
    await addTape(services, alice, "second-file", { format: "hls" });
    const [tape] = ownTapesOf(services, alice, 1).items;
    expect(tape).toMatchObject({ id, fileId: "second-file" });
  });

  it("offers the whole file under the recording's name", async () => {
    await renameTape(services, alice, fileId, "今晚 & more");
    const { downloadUrl } = ownTapeOf(services, alice, fileId);
    expect(downloadUrl).toMatch(/^\/tapes\/1000_alice_01\/x1\/e0\.mp4\?download=%E4%BB%8A/);
    await hideTape(services, alice, fileId, true);
    expect(ownTapeOf(services, alice, fileId).downloadUrl).toContain("/api/recordings/x1-hls/e0");
  });
});

describe("a recording in Tencent Cloud", () => {
  it("leaves our pages, comes back, and is trimmed elsewhere", async () => {
    services.close();
    services = openTestServices(tencentEnvironment);
    await announceLive(services, alice);
    await beginPush(services, alice);
    services.advance(60_000);
    await endPush(services, alice);
    fileId = "cloud-1";
    await addTape(services, alice, fileId);
    expect(await hideTape(services, alice, fileId, true)).toMatchObject({
      ...{ hidden: true, trimming: "elsewhere" },
    });
    expect((await foundBy("")).reads).toEqual([false, false, false, false]);
    await hideTape(services, alice, fileId, false);
    await expect(cutPointsOfTape(services, alice, fileId)).rejects.toMatchObject({
      ...{ code: "notSupported", data: { reason: "elsewhere" } },
    });
    await deleteTape(services, alice, fileId);
    services.advance(7 * dayMs);
    await tidyUp(services);
    expect(ownTapesOf(services, alice, 1).total).toBe(0);
  });
});
