import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { guestCookieName } from "@/lib/auth/web-guest";
import { addUser, openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import { chooseNickname } from "@/lib/services/chat-guests";
import {
  broadcastOf,
  type MadeRecording,
  makeRecording,
  placeOf,
} from "@/lib/services/own-tape-fixture";
import { deleteTape, hideTape, ownTapeOf } from "@/lib/services/own-tapes";
import { addModerator } from "@/lib/services/room-moderators";
import { dumpTables } from "@/lib/services/tables-fixture";
import type { TapeServices } from "@/lib/services/tape-placing";
import { changedSince, type OwnTape } from "@/lib/shared/own-tape";
import type { TapePage } from "@/lib/shared/replay";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import {
  answerCutPoints,
  answerDeleteTape,
  answerHideTape,
  answerOwnTapeFile,
  answerOwnTapes,
  answerRenameTape,
  answerRestoreTape,
  answerTrimTape,
  answerUntrimTape,
} from "./own-tape-routes";
import { answerReplayChat, answerTapePage } from "./replay-routes";
import { origin, webToken } from "./wire-fixture";

const people = ["host_01", "other_01", "helper_01", "mod_01", "boss_01"] as const;
const strangers = people.slice(1);
let made: MadeRecording;
let chat: TestChat;
let fileId: string;
let headers: Readonly<Record<string, Record<string, string>>>;

beforeAll(async () => {
  made = await makeRecording(8);
});
beforeEach(async () => {
  chat = openTestChat();
  for (const who of people) {
    const role = who === "mod_01" ? "moderator" : who === "boss_01" ? "admin" : undefined;
    await addUser(chat, who, role ? { role } : {});
  }
  await addModerator(chat, "host_01", "helper_01");
  fileId = await broadcastOf(chat, "host_01", made);
  const guest = await chooseNickname(
    chat,
    { actor: anonymous, clientIp: "::1" },
    undefined,
    "Gast",
  );
  const tokens = await Promise.all(
    people.map(async (who) => {
      const authorization = `Bearer ${await webToken(chat, who)}`;
      return [who, { authorization } as Record<string, string>] as const;
    }),
  );
  headers = Object.fromEntries([
    ...tokens,
    ["guest", { cookie: `${guestCookieName}=${guest.token}` } as Record<string, string>],
    ["anonymous", {}],
  ]);
});
afterEach(() => chat.stop());

type Door = (services: TapeServices, request: Request) => Promise<Response>;

async function call(door: Door, who: string, body?: object, path = `/api/tapes/${fileId}/x`) {
  const request = new Request(`${origin}${path}`, {
    method: body ? "POST" : "GET",
    headers: headers[who] ?? {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await door(chat, request);
  return (await answer.json()) as {
    readonly code: number;
    readonly data: {
      readonly recording?: OwnTape;
      readonly tape?: TapePage;
      readonly reason?: string;
    };
  };
}

const changes: readonly (readonly [string, Door, object])[] = [
  ["rename", answerRenameTape, { title: "Mine" }],
  ["hide", answerHideTape, { hidden: true }],
  ["show", answerHideTape, { hidden: false }],
  ["trim", answerTrimTape, { revision: "shown", startSeconds: 2, endSeconds: 6 }],
  ["untrim", answerUntrimTape, {}],
  ["delete", answerDeleteTape, {}],
  ["restore", answerRestoreTape, {}],
];

describe("the doors of one's own recordings", () => {
  it("let their owner do everything, and twice", async () => {
    const { revision } = ownTapeOf(chat, "host_01", fileId);
    for (const [name, door, body] of changes) {
      const input = { userid: "host_01", ...body, revision };
      const once = await call(door, "host_01", input);
      expect(once, name).toMatchObject({ code: 200, data: { recording: { fileId } } });
      expect(await call(door, "host_01", input), name).toEqual(once);
    }
    expect(await call(answerCutPoints, "host_01")).toMatchObject({
      data: { cuts: [0, 2, 4, 6, 8] },
    });
    const list = await call(answerOwnTapes, "host_01", undefined, "/api/recordings?page=1");
    expect(list).toMatchObject({ data: { recordings: { total: 1, items: [{ title: "Mine" }] } } });
    const one = await call(answerOwnTapes, "host_01", undefined, `/api/recordings?file=${fileId}`);
    expect(one).toMatchObject({ data: { recordings: { items: [{ fileId }] } } });
  });

  it.each([...strangers, "guest", "anonymous"])("let %s change and learn nothing", async (who) => {
    const before = dumpTables(chat);
    const reason = who === "guest" || who === "anonymous" ? signedOut : undefined;
    for (const [name, door, body] of changes) {
      const refused = await call(door, who, body);
      expect(refused.code, name).toBe(498);
      expect(refused.data.reason, name).toBe(reason);
      const meant = await call(door, who, { userid: "host_01", ...body });
      expect(meant.data.reason, name).toBe(reason ?? otherAccount);
    }
    expect((await call(answerCutPoints, who)).code).toBe(498);
    const path = `/api/recordings?file=${fileId}`;
    expect((await call(answerOwnTapes, who, undefined, path)).code).toBe(498);
    const list = await call(answerOwnTapes, who, undefined, "/api/recordings");
    expect(JSON.stringify(list)).not.toContain(fileId);
    expect(dumpTables(chat)).toEqual(before);
    expect(placeOf(chat, "host_01")).toBe("served");
  });

  it.each([...strangers, "guest", "anonymous"])(
    "tell %s of a hidden one that there is none",
    async (who) => {
      await hideTape(chat, "host_01", fileId, true);
      const isUser = who !== "guest" && who !== "anonymous";
      for (const [name, door, body] of changes) {
        expect((await call(door, who, body)).code, name).toBe(isUser ? 2003 : 498);
      }
      expect((await call(answerTapePage, who)).code).toBe(2003);
      expect((await call(answerReplayChat, who)).code).toBe(2003);
      const request = new Request(`${origin}/api/recordings/${fileId}/index.m3u8`, {
        headers: headers[who] ?? {},
      });
      // Staff of the server plays it, in the console.
      const isStaff = who === "mod_01" || who === "boss_01";
      expect((await answerOwnTapeFile(chat, request)).status).toBe(isStaff ? 200 : 404);
    },
  );

  it("say of a page that its owner alone still has why that is", async () => {
    const why = async () => (await call(answerTapePage, "host_01")).data.tape?.withheld;
    expect(await why()).toBeNull();
    await hideTape(chat, "host_01", fileId, true);
    expect(await why()).toBe("hidden");
    await deleteTape(chat, "host_01", fileId);
    expect(await why()).toBe("deleted");
  });

  it("serve a hidden one's files to its owner, under a name where that is asked for", async () => {
    await hideTape(chat, "host_01", fileId, true);
    expect((await call(answerTapePage, "host_01")).code).toBe(200);
    const path = `${origin}/api/recordings/${fileId}/e0.mp4?download=%E6%99%9A`;
    const request = new Request(path, { headers: { ...headers.host_01, range: "bytes=0-99" } });
    const answer = await answerOwnTapeFile(chat, request);
    expect(answer.status).toBe(206);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''%E6%99%9A.mp4");
    expect((await answer.arrayBuffer()).byteLength).toBe(100);
    const none = new Request(`${origin}/api/recordings/${fileId}/recording.json`, {
      headers: headers.host_01 ?? {},
    });
    expect((await answerOwnTapeFile(chat, none)).status).toBe(404);
  });

  it("refuse what is no title, no range and no recording", async () => {
    for (const title of ["", "  ", "x".repeat(121), {}, undefined]) {
      expect((await call(answerRenameTape, "host_01", { title })).code).toBe(602);
    }
    for (const range of [
      { startSeconds: 4, endSeconds: 4 },
      { startSeconds: -1, endSeconds: 4 },
      { startSeconds: "a", endSeconds: 4 },
      {},
    ]) {
      const order = { revision: "shown", ...range };
      expect((await call(answerTrimTape, "host_01", order)).code).toBe(602);
    }
    const unnamed = { startSeconds: 2, endSeconds: 6 };
    expect((await call(answerTrimTape, "host_01", unnamed)).code).toBe(602);
    const stale = { revision: "shown", ...unnamed };
    expect(await call(answerTrimTape, "host_01", stale)).toMatchObject({
      code: 601,
      data: { reason: changedSince },
    });
    const path = "/api/tapes/nothing/delete";
    expect((await call(answerDeleteTape, "host_01", {}, path)).code).toBe(2003);
  });
});
