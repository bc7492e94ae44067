import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { findRoomSetting } from "@/db/repositories/room-settings";
import { CloudError } from "@/lib/providers/cloud-error";
import { type RoomSettingsChange, roomSettingLimits } from "@/lib/shared/room-settings";
import { chatOf, say } from "./chat";
import type { TestChat } from "./chat-fixture";
import { type ChatCallers, draft, openChatPeople, outcome, room } from "./chat-people-fixture";
import { frameAncestorsOf } from "./embed-sites";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { tidyUp } from "./maintenance";
import { addModerator } from "./room-moderators";
import { changeRoomSettings, roomSettingsOf } from "./room-settings";
import { getRoom } from "./rooms";
import { goLive } from "./studio-orders";
import { dumpTables } from "./tables-fixture";
import { storePicture } from "./uploads-fixture";

const origin = "http://live.example:3000";
let chat: TestChat;
let callers: ChatCallers;
beforeEach(async () => {
  ({ chat, callers } = await openChatPeople({
    BLOCKED_WORDS: "spam*",
    RECORDING_MIN_FREE_MB: "0",
  }));
});
afterEach(() => chat.stop());

const change = (wish: RoomSettingsChange, userid = room) =>
  changeRoomSettings(chat, userid, wish, origin);
const settings = (userid = room) => roomSettingsOf(chat, userid);
const sessionOf = (userid = room) => {
  const id = findLive(chat.database.read, userid)?.sessionId ?? "";
  return findSession(chat.database.read, id);
};

describe("the settings of a room", () => {
  it("are there for who never asked for an address, and can be set then", async () => {
    expect(settings("user_01")).toEqual({
      ...{ title: "", coverUrl: "", coverMaxBytes: chat.config.uploadMaxBytes },
      ...{ location: "", category: "", record: true, canRecord: true, manualPublic: false },
      ...{ recordsToOrder: true, keepsPreviews: true },
      ...{ slowSeconds: 0, guestsMayWrite: true, canHaveGuests: true, blockedWords: [] },
      ...{ notice: "", embedSites: [], moderators: [] },
    });
    await change({ record: false, blockedWords: ["rude"] }, "user_01");
    expect(findLive(chat.database.read, "user_01")).toBeNull();
    const kept = await change({ title: "Chess", category: "games", location: "上海" }, "user_01");
    expect(kept).toMatchObject({ title: "Chess", category: "games", location: "上海" });
    expect(kept).toMatchObject({ record: false, blockedWords: ["rude"] });
    expect(findLive(chat.database.read, "user_01")).toMatchObject({
      ...{ addressIssuedMs: 0, addressExpiresS: 0, status: 0, nickname: "Uma" },
    });
  });

  it("outlive what is tidied away, as long as there is the account", async () => {
    await change({ title: "Chess" }, "user_01");
    await announceLive(chat, "passer_by");
    chat.advance(30 * 86_400_000);
    await tidyUp(chat);
    expect(settings("user_01").title).toBe("Chess");
    expect(findLive(chat.database.read, "passer_by")).toBeNull();
  });

  it("change what is given and nothing else, without touching the broadcast that runs", async () => {
    await change({ location: "Pier 3", slowSeconds: 5, notice: "Hello" });
    const { id, startedMs } = sessionOf() ?? {};
    const { url } = await storePicture(chat, room, origin);
    await change({ title: "Second half", coverUrl: url, category: "sports" });
    expect(settings()).toMatchObject({
      ...{ title: "Second half", coverUrl: url.slice(origin.length), category: "sports" },
      ...{ location: "Pier 3", slowSeconds: 5, notice: "Hello" },
    });
    expect(getRoom(chat, room, "")).toMatchObject({
      ...{ online: true, title: "Second half", location: "Pier 3", category: "sports" },
    });
    expect(sessionOf()).toMatchObject({
      ...{ id, startedMs, endedMs: null, title: "Second half", frontcover: url },
      ...{ category: "sports", location: "Pier 3" },
    });
  });

  it("stay with the room when its broadcaster asks for the next address", async () => {
    await change({ category: "music" });
    await endPush(chat, room);
    chat.advance(3_600_000);
    await beginPush(chat, room, "second");
    expect(sessionOf()).toMatchObject({ category: "music", endedMs: null });
  });

  it("are told to the readers of the room at once", async () => {
    const { version } = chatOf(chat, callers.anonymous, room).rules;
    await change({ guestsMayWrite: false, notice: "Members only", slowSeconds: 30 });
    const { rules } = chatOf(chat, callers.anonymous, room);
    expect(rules).toMatchObject({ guestsMayWrite: false, notice: "Members only", slowSeconds: 30 });
    expect(rules.version).toBeGreaterThan(version);
  });

  it("bound the frames of other sites", async () => {
    await change({ embedSites: ["https://Blog.example/"] });
    expect(settings().embedSites).toEqual(["https://blog.example"]);
    expect(frameAncestorsOf(chat, room)).toBe("'self' https://blog.example");
  });

  it.each<[string, RoomSettingsChange, string]>([
    ["no title", { title: " \u200b " }, "titleMissing"],
    ["a blocked title", { title: "ＳＰＡＭming" }, "titleBlocked"],
    ["a blocked place", { location: "spam city" }, "locationBlocked"],
    ["a blocked notice", { notice: "buy spam" }, "noticeBlocked"],
    ["a long title", { title: "x".repeat(roomSettingLimits.title + 1) }, "tooLong"],
    ["a long place", { location: "x".repeat(roomSettingLimits.location + 1) }, "tooLong"],
    ["a long notice", { notice: "x".repeat(roomSettingLimits.notice + 1) }, "noticeTooLong"],
    ["a word of stars", { blockedWords: ["fine", "* *"] }, "wordBlocksNothing"],
    ["a long word", { blockedWords: ["x".repeat(61)] }, "tooLong"],
    [
      "too many words",
      { blockedWords: Array.from({ length: 201 }, (_, i) => `w${i}`) },
      "tooManyWords",
    ],
    ["no site", { embedSites: ["https://fine.example", "x; script-src *"] }, "siteInvalid"],
    ["somebody's cover", { coverUrl: "https://evil.example/a.png" }, "coverForeign"],
    ["a script as cover", { coverUrl: "javascript:alert(1)" }, "coverForeign"],
    ["slow mode of an hour", { slowSeconds: 3600 }, "invalidParameter"],
    ["slow mode of nothing", { slowSeconds: Number.NaN }, "invalidParameter"],
  ])("take no %s, and nothing of what came with it", async (_what, wrong, reason) => {
    const before = dumpTables(chat);
    const wish = { title: "Fine", location: "Here", slowSeconds: 7, record: false, ...wrong };
    expect(await outcome(change(wish))).toBe(reason);
    expect(dumpTables(chat)).toEqual(before);
  });

  it.each([
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["a\u0000b\u0007c", "abc"],
    ["\u202egnp.exe", "gnp.exe"],
    ["two\nlines\u2028three", "two lines three"],
    ["🙂".repeat(120), "🙂".repeat(120)],
  ])("keep the title %j as one line of clean text", async (title, kept) => {
    expect((await change({ title })).title).toBe(kept);
  });

  it("do not take another user's picture for a cover", async () => {
    const { url } = await storePicture(chat, "user_01", origin);
    expect(await outcome(change({ coverUrl: url }))).toBe("coverForeign");
  });
});

describe("words that a broadcaster blocks", () => {
  beforeEach(async () => {
    await change({ blockedWords: [" rude* ", "rude*", "", "坏话"] });
  });

  it("are kept once each and hold for everybody in this room, in no other", async () => {
    expect(settings().blockedWords).toEqual(["rude*", "坏话"]);
    for (const who of ["guest", "user", "broadcaster", "moderator"] as const) {
      for (const [id, text] of [`such ＲＵＤＥness`, `说坏 话`.replace(" ", "\u200b")].entries()) {
        expect(await outcome(say(chat, callers[who], room, draft(`${who}-${id}`, text)))).toBe(
          "blockedWord",
        );
      }
    }
    await announceLive(chat, "other_01", { groupid: "" });
    await beginPush(chat, "other_01");
    expect(await outcome(say(chat, callers.user, "other_01", draft("c", "rudeness")))).toBe("ok");
  });

  it("leave those of the server in force", async () => {
    expect(await outcome(say(chat, callers.user, room, draft("a", "spamming")))).toBe(
      "blockedWord",
    );
    await change({ blockedWords: [] });
    expect(await outcome(say(chat, callers.user, room, draft("b", "rude")))).toBe("ok");
    expect(await outcome(say(chat, callers.user, room, draft("c", "spam")))).toBe("blockedWord");
  });

  it("also hold for the nicknames of guests", async () => {
    await change({ blockedWords: ["gus"] });
    expect(await outcome(say(chat, callers.guest, room, draft("a")))).toBe("guestName");
  });
});

describe("the recording", () => {
  it("is switched at the source while somebody pushes, and only then", async () => {
    const asked: [string, boolean][] = [];
    chat.live.setRecording = async (streamName, on) => void asked.push([streamName, on]);
    await change({ record: false }, "user_01");
    await change({ record: false });
    await change({ title: "Other" });
    await change({ record: true });
    const { streamName = "" } = findLive(chat.database.read, room) ?? {};
    expect(asked).toEqual([
      [streamName, false],
      [streamName, true],
    ]);
  });

  it("of a broadcast that is recorded from now on counts as wanted", async () => {
    await change({ record: false });
    await endPush(chat, room);
    chat.advance(3_600_000);
    await beginPush(chat, room, "second");
    expect(sessionOf()?.recorded).toBe(0);
    await change({ record: true });
    expect(sessionOf()?.recorded).toBe(1);
  });

  it("that a source makes by rules of its own is not switched off in words alone", async () => {
    Object.defineProperty(chat.live, "recordsToOrder", { value: false });
    await expect(change({ record: false })).rejects.toMatchObject({ code: "notSupported" });
    expect(findRoomSetting(chat.database.read, room)).toBeNull();
    expect(settings()).toMatchObject({ record: true, recordsToOrder: false });
    expect(await change({ record: true, manualPublic: true })).toMatchObject({
      manualPublic: true,
    });
  });

  it("that the cloud does not switch is said, and the wish is kept", async () => {
    chat.live.setRecording = async () => {
      throw new CloudError("live", "unreachable", "timeout", "no answer");
    };
    expect(await outcome(change({ record: false, title: "Kept" }))).toBe("recordingUnconfirmed");
    expect(settings()).toMatchObject({ record: false, title: "Kept" });
  });
});

// One of them names the moderator of these rooms.
it("cannot be saved for ever, by whoever writes a loop, and others can save theirs", async () => {
  await chat.stop();
  ({ chat, callers } = await openChatPeople({ SETTINGS_PER_MINUTE: "4" }));
  const saved = [];
  for (const slowSeconds of [5, 10, 30, 60]) saved.push(await outcome(change({ slowSeconds })));
  expect(saved).toEqual(["ok", "ok", "ok", "tooOften"]);
  expect(settings().slowSeconds).toBe(30);
  expect(await outcome(addModerator(chat, room, "user_01"))).toBe("tooOften");
  expect(settings().moderators.map(({ userId }) => userId)).toEqual(["helper_01"]);
  expect(await outcome(change({ slowSeconds: 5 }, "user_01"))).toBe("ok");
});

describe("public only after Go live", () => {
  it("keeps what everybody watches public, now and after a reconnection", async () => {
    await change({ manualPublic: true });
    expect(findLive(chat.database.read, room)?.status).toBe(1);
    chat.advance(10_000);
    await endPush(chat, room, room, true);
    chat.advance(5000);
    await beginPush(chat, room, "again");
    expect(findLive(chat.database.read, room)?.status).toBe(1);
  });

  it("cannot be taken back under a preview, which no form makes public", async () => {
    await change({ manualPublic: true });
    await endPush(chat, room);
    chat.advance(3_600_000);
    await beginPush(chat, room, "second");
    expect(findLive(chat.database.read, room)?.status).toBe(0);
    expect(await outcome(change({ manualPublic: false }))).toBe("previewRuns");
    expect(settings().manualPublic).toBe(true);
    expect(findLive(chat.database.read, room)?.status).toBe(0);
    await goLive(chat, callers.broadcaster, room);
    expect(await outcome(change({ manualPublic: false }))).toBe("ok");
    expect(findLive(chat.database.read, room)?.status).toBe(1);
    expect(findRoomSetting(chat.database.read, room)?.manualPublic).toBe(0);
  });
});
