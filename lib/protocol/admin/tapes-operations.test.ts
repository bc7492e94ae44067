import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import { unreadNotices } from "@/db/repositories/staff-notices";
import { findTape } from "@/db/repositories/tapes";
import { addTape, announceLive, beginPush, endPush } from "@/lib/services/live-fixture";
import { tidyUp } from "@/lib/services/maintenance";
import {
  broadcastOf,
  type MadeRecording,
  makeRecording,
  placeOf,
} from "@/lib/services/own-tape-fixture";
import { deleteTape, hideTape, ownTapeOf, restoreTape } from "@/lib/services/own-tapes";
import { tapePageOf } from "@/lib/services/replay";
import { wallOf } from "@/lib/services/wall";
import type { BulkOutcome } from "@/lib/shared/admin-tapes";
import { makeAccount } from "../wire-fixture";
import { accountOf, askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

const alice = "alice_01";
const dayMs = 86_400_000;
let made: MadeRecording;
let services: TestConsole;
let fileId: string;
let admin: Record<string, string>;
let moderator: Record<string, string>;

beforeAll(async () => {
  made = await makeRecording(6);
});
beforeEach(async () => {
  services = openConsole();
  await makeAccount(services, alice, "user");
  fileId = await broadcastOf(services, alice, made);
  admin = await headersOf(services, "admin");
  moderator = await headersOf(services, "moderator");
});
afterEach(() => services.stop());

const order = (what: string, body: object = {}, headers = admin) =>
  askAdmin(services, `POST /api/admin/tapes/${encodeURIComponent(fileId)}/${what}`, headers, body);
const ask = (path: string, headers = admin) =>
  askAdmin(services, `GET /api/admin/tapes${path}`, headers);
const lines = () => auditLines(services.database.read, {}, 50);
const notices = () => unreadNotices(services.database.read, alice, 10);
const forOthers = async () => {
  const wall = await wallOf(services, { search: "", page: 1 }, "");
  try {
    tapePageOf(services, fileId, "");
    return [wall.tapes.total, "page"];
  } catch {
    return [wall.tapes.total, "no page"];
  }
};

describe("withholding", () => {
  it("takes a recording from everybody but its owner and staff, who play it", async () => {
    const { code, data } = await order("withhold", { reason: "Somebody else's film" }, moderator);
    expect([code, data.tape]).toEqual([
      200,
      expect.objectContaining({ state: "withheld", withheldReason: "Somebody else's film" }),
    ]);
    expect(await forOthers()).toEqual([0, "no page"]);
    expect(placeOf(services, alice)).toBe("withheld");
    expect(tapePageOf(services, fileId, "", alice).withheld).toBe("staff");
    expect(ownTapeOf(services, alice, fileId)).toMatchObject({
      ...{ hidden: false, withheldReason: "Somebody else's film" },
      hlsUrl: `/api/recordings/${fileId}/index.m3u8`,
    });
    const detail = (await ask(`/${fileId}`, await headersOf(services, "readonly"))).data;
    expect(detail).toMatchObject({ hlsUrl: `/api/recordings/${fileId}/index.m3u8` });
    expect(notices()).toMatchObject([
      { kind: "tapeWithheld", text: "Somebody else's film", about: fileId },
    ]);
  });

  it("is not undone by its owner, and is by staff", async () => {
    await hideTape(services, alice, fileId, true);
    await order("withhold");
    await expect(hideTape(services, alice, fileId, false)).rejects.toMatchObject({
      data: { reason: "withheldByStaff" },
    });
    // What he wanted before is what he has afterwards.
    expect((await order("release")).data.tape).toMatchObject({
      state: "hidden",
      hiddenBy: "owner",
    });
    await hideTape(services, alice, fileId, false);
    expect(await forOthers()).toEqual([1, "page"]);
    expect(placeOf(services, alice)).toBe("served");
    expect(notices()).toEqual([]);
  });

  it("said twice, keeps the first reason and tells its owner once", async () => {
    await order("withhold", { reason: "first" });
    services.advance(1000);
    const again = await order("withhold", { reason: "second" }, moderator);
    expect(again.data.tape).toMatchObject({ withheldReason: "first" });
    expect(notices()).toHaveLength(1);
  });

  it("lasts when a further file of it is reported, and its broadcast goes on", async () => {
    await order("withhold");
    await addTape(services, alice, "late-mp4", { seconds: 6, format: "mp4" });
    expect(await forOthers()).toEqual([0, "no page"]);
  });
});

describe("deleting", () => {
  it("is for staff to take back, not for the owner", async () => {
    expect((await order("delete", { reason: "Spam" })).data.tape).toMatchObject({
      ...{ state: "deleted", deletedBy: "staff", deletedByUserId: accountOf("admin") },
    });
    await deleteTape(services, alice, fileId);
    await expect(restoreTape(services, alice, fileId)).rejects.toMatchObject({
      data: { reason: "deletedByStaff" },
    });
    expect(ownTapeOf(services, alice, fileId).deletedBy).toBe("staff");
    expect((await order("restore")).data.tape).toMatchObject({ state: "listed", deletedBy: null });
    expect(await forOthers()).toEqual([1, "page"]);
  });

  it("leaves what its owner deleted to its owner", async () => {
    await deleteTape(services, alice, fileId);
    // Nothing to be done: it is deleted.
    expect((await order("delete")).data.tape).toMatchObject({ deletedBy: "owner" });
    const refused = await order("restore");
    expect([refused.code, refused.data.reason]).toEqual([400, "ownersChoice"]);
    await restoreTape(services, alice, fileId);
    expect(await forOthers()).toEqual([1, "page"]);
  });

  it("is for good after some days", async () => {
    await order("delete");
    services.advance(7 * dayMs);
    admin = await headersOf(services, "admin");
    const late = await order("restore");
    expect([late.code, late.data.reason]).toEqual([2003, "goneForGood"]);
    await tidyUp(services);
    expect(placeOf(services, alice)).toBe("gone");
    expect((await order("restore")).code).toBe(2003);
  });
});

describe("renaming", () => {
  it("stays when the broadcast has another title", async () => {
    expect((await order("rename", { title: "Quiet evening" }, moderator)).code).toBe(200);
    await announceLive(services, alice, { title: "Loud morning" });
    await beginPush(services, alice, "next");
    await endPush(services, alice, "next");
    expect(tapePageOf(services, fileId, "").title).toBe("Quiet evening");
  });

  it.each([{}, { title: "" }, { title: "x".repeat(121) }, { title: 7 }])(
    "takes a title: %j",
    async (body) => {
      const { code } = await order("rename", body);
      expect(code).toBe("title" in body && body.title === 7 ? 200 : 602);
    },
  );
});

describe("many at once", () => {
  const bulk = (action: string, fileids: readonly unknown[], headers = admin, reason = "") =>
    askAdmin(services, "POST /api/admin/tapes/bulk", headers, { action, fileids, reason });
  const resultsOf = (data: Record<string, unknown>) =>
    (data.outcomes as BulkOutcome[]).map((one) => one.result);

  beforeEach(async () => {
    services.advance(600_000);
    await beginPush(services, alice, "second");
    services.advance(60_000);
    await endPush(services, alice, "second");
    await addTape(services, alice, "tape-2");
  });

  it("have each their result and their line in the log", async () => {
    await order("withhold");
    const before = lines().length;
    const { data } = await bulk(
      "withhold",
      [fileId, "tape-2", "nowhere", "tape-2"],
      moderator,
      "!",
    );
    expect(resultsOf(data)).toEqual(["same", "done", "notFound"]);
    const [ofMany, ...ofEach] = lines()
      .slice(0, lines().length - before)
      .reverse();
    expect(ofMany).toMatchObject({ action: "adminOrderTapes", outcome: "done" });
    expect(ofEach.map((line) => [line.action, line.target, line.outcome])).toEqual([
      ["adminWithholdTape", fileId, "done"],
      ["adminWithholdTape", "tape-2", "done"],
      ["adminWithholdTape", "nowhere", "notFound"],
    ]);
    expect(await forOthers()).toEqual([0, "no page"]);
  });

  it("are taken back", async () => {
    await bulk("withhold", [fileId, "tape-2"], admin, "Why");
    const released = await bulk("release", [fileId, "tape-2"]);
    const outcomes = released.data.outcomes as BulkOutcome[];
    expect(outcomes.map((one) => one.reasonBefore)).toEqual(["Why", "Why"]);
    await bulk("delete", [fileId, "tape-2"]);
    expect(await forOthers()).toEqual([0, "no page"]);
    expect(resultsOf((await bulk("restore", [fileId, "tape-2"])).data)).toEqual(["done", "done"]);
    expect(await forOthers()).toEqual([2, "page"]);
    expect(notices()).toEqual([]);
  });

  it("are for a moderator only what each is for him", async () => {
    for (const action of ["delete", "restore", "keep", "unkeep"]) {
      expect((await bulk(action, [fileId], moderator)).code, action).toBe(498);
    }
    expect(findTape(services.database.read, fileId)?.deletedMs).toBe(0);
  });

  it.each([
    ["no action", { fileids: ["x"] }],
    ["none of ours", { action: "burn", fileids: ["x"] }],
    ["none", { action: "delete", fileids: [] }],
    ["too many", { action: "delete", fileids: Array.from({ length: 201 }, (_, i) => `f${i}`) }],
    ["no list", { action: "delete", fileids: "x1-hls" }],
    ["empty names", { action: "delete", fileids: [""] }],
  ])("are refused with %s, and nothing happens", async (_what, body) => {
    const { code } = await askAdmin(services, "POST /api/admin/tapes/bulk", admin, body);
    expect(code).toBe(602);
    expect(lines()).toEqual([]);
  });

  it("of two administrators at once are each done once", async () => {
    const both = await Promise.all([
      bulk("delete", [fileId, "tape-2"]),
      bulk("delete", [fileId, "tape-2"]),
    ]);
    const results = both.flatMap(({ data }) => resultsOf(data)).sort();
    expect(results).toEqual(["done", "done", "same", "same"]);
    expect(notices()).toHaveLength(2);
  });

  it("are told as failed when files could not be moved, and are moved later", async () => {
    const { tapeFiles } = services;
    const place = tapeFiles.place.bind(tapeFiles);
    tapeFiles.place = async () => Promise.reject(new Error("EIO"));
    const { data } = await bulk("withhold", [fileId]);
    expect(resultsOf(data)).toEqual(["failed"]);
    expect(lines().map(({ outcome }) => outcome)).toContain("serverFault");
    expect(placeOf(services, alice)).toBe("served");
    tapeFiles.place = place;
    await tidyUp(services);
    expect(placeOf(services, alice)).toBe("withheld");
  });
});
