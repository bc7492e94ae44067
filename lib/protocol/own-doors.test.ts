import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import { anonymous } from "@/lib/auth/actor";
import { guestCookieName } from "@/lib/auth/web-guest";
import { sessionCookieName } from "@/lib/auth/web-session";
import { ProblemMemory } from "@/lib/log/problem-memory";
import { setRuntime } from "@/lib/runtime";
import { findDoor } from "@/lib/server/hot-doors";
import { addUser, openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import { chooseNickname } from "@/lib/services/chat-guests";
import { DoctorDesk } from "@/lib/services/doctor/doctor-desk";
import { SetupDesk } from "@/lib/services/first-admin";
import { beginPush } from "@/lib/services/live-fixture";
import { broadcastOf, makeRecording } from "@/lib/services/own-tape-fixture";
import { deleteTape, hideTape, ownTapeOf, restoreTape } from "@/lib/services/own-tapes";
import { addModerator } from "@/lib/services/room-moderators";
import { startSystem } from "@/lib/services/system/system-handles";
import { dumpTables } from "@/lib/services/tables-fixture";
import { origin, webToken } from "./wire-fixture";

const owner = "host_01";
const accounts = [owner, "other_01", "helper_01", "mod_01", "boss_01"] as const;
/** Whom a broadcaster's affairs are none of, however much they may elsewhere. */
const strangers = [
  ["nobody", "nobody"],
  ["a guest with a nickname", "guest"],
  ["another user", "other_01"],
  ["a moderator of the room", "helper_01"],
  ["a moderator of the server", "mod_01"],
  ["an administrator", "boss_01"],
] as const;

/** What a door answers to strangers: its code, or the status of one that answers files. */
interface Door {
  /** `:id` is the recording or the broadcast. */
  readonly path?: string;
  readonly body?: object;
  /** To whoever is not signed in. */
  readonly nobody: number;
  /** To whoever is, where the owner's page or recording is meant. */
  readonly account: number;
  /** Anybody may, as long as the recording is not hidden or deleted. */
  readonly isPublic?: true;
}
const ofCaller = { nobody: 498, account: 200 } as const;
const ofOwner = { nobody: 498, account: 498 } as const;
const ofAll = { nobody: 200, account: 200, isPublic: true } as const;

/** Every door to a broadcaster's affairs, in an order in which the owner can go through them. */
const doors: Readonly<Record<string, Door>> = {
  "GET /api/studio": ofCaller,
  "GET /api/studio/ingest": ofCaller,
  "GET /api/studio/settings": ofCaller,
  "POST /api/studio/settings": { ...ofOwner, body: { title: "Taken over" } },
  "POST /api/studio/moderators": { ...ofOwner, body: { moderator: "other_01", add: true } },
  "POST /api/studio/key": ofOwner,
  "POST /api/studio/key/rotate": ofOwner,
  "POST /api/studio/obs-profile": { ...ofOwner, body: { height: 720 } },
  "POST /api/studio/live": ofOwner,
  "POST /api/studio/end": ofOwner,
  "POST /api/studio/notices/read": { ...ofOwner, body: { ids: ["a"] } },
  "GET /api/broadcasts": ofCaller,
  "GET /api/broadcasts/[id]": { nobody: 498, account: 2003 },
  "GET /api/broadcasts/csv": { nobody: 401, account: 200 },
  "GET /api/recordings": ofCaller,
  "GET /api/recordings/[fileid]/[name]": { nobody: 404, account: 404 },
  "GET /api/tapes/[fileid]": ofAll,
  "GET /api/tapes/[fileid]/chat": ofAll,
  "POST /api/tapes/[fileid]/like": ofAll,
  "POST /api/tapes/[fileid]/view": { ...ofAll, body: { viewer: "browser-0001" } },
  "GET /api/tapes/[fileid]/cuts": ofOwner,
  "POST /api/tapes/[fileid]/rename": { ...ofOwner, body: { title: "Taken over" } },
  "POST /api/tapes/[fileid]/hide": { ...ofOwner, body: { hidden: true } },
  "POST /api/tapes/[fileid]/trim": { ...ofOwner, body: { startSeconds: 2, endSeconds: 6 } },
  "POST /api/tapes/[fileid]/untrim": ofOwner,
  "POST /api/tapes/[fileid]/delete": ofOwner,
  "POST /api/tapes/[fileid]/restore": ofOwner,
};
const ofTapes = Object.entries(doors).filter(([name]) => name.includes("[fileid]"));
/** Files, and the spreadsheet, say by their status what others say by a code. */
const byStatus = ["GET /api/recordings/[fileid]/[name]", "GET /api/broadcasts/csv"];

let chat: TestChat;
let ids: { readonly fileId: string; readonly broadcastId: string; readonly revision: string };
let cookies: ReadonlyMap<string, string>;

beforeAll(async () => {
  chat = openTestChat({ LIKES_PER_SECOND: "1000", LIKES_PER_SECOND_PER_ADDRESS: "1000" });
  setRuntime({
    ...chat,
    reconciler: null,
    doctor: new DoctorDesk(),
    setup: new SetupDesk(false),
    system: startSystem(chat, new ProblemMemory()),
  });
  for (const who of accounts) {
    const role = who === "mod_01" ? "moderator" : who === "boss_01" ? "admin" : "user";
    await addUser(chat, who, { role });
  }
  await addModerator(chat, owner, "helper_01");
  const fileId = await broadcastOf(chat, owner, await makeRecording(8));
  const broadcastId = findLive(chat.database.read, owner)?.sessionId ?? "";
  ids = { fileId, broadcastId, revision: ownTapeOf(chat, owner, fileId).revision };
  await chat.database.write((db) => changeRoomSetting(db, owner, { manualPublic: 1 }, chat.now()));
  chat.advance(60_000);
  await beginPush(chat, owner, "now");
  const guest = await chooseNickname(chat, { actor: anonymous, clientIp: "" }, undefined, "Gast");
  const sessions = accounts.map(
    async (who) => [who, `${sessionCookieName}=${await webToken(chat, who)}`] as const,
  );
  cookies = new Map([
    ...(await Promise.all(sessions)),
    ["guest", `${guestCookieName}=${guest.token}`],
  ]);
});
afterAll(async () => {
  setRuntime(undefined);
  await chat.stop();
});

/** The way that a browser's request takes. */
async function call(name: string, who: string, headers: Readonly<Record<string, string>> = {}) {
  const [method = "", pattern = ""] = name.split(" ");
  const path = pattern
    .replace("[fileid]", ids.fileId)
    .replace("[name]", "index.m3u8")
    .replace("[id]", ids.broadcastId);
  const cookie = cookies.get(who);
  const body = { userid: owner, revision: ids.revision, ...doors[name]?.body };
  const request = new Request(`${origin}${path}`, {
    method,
    headers: { ...(cookie ? { cookie } : {}), ...headers },
    ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await findDoor(method, path)?.methods[method]?.(request);
  if (!answer) throw new Error(`nobody answers ${name}`);
  const text = await answer.text();
  const isCode = !byStatus.includes(name) && text.startsWith("{");
  const said = isCode ? (JSON.parse(text) as { code: number }).code : answer.status;
  return { said, text };
}

/** Everything that only the owner may know or that opens a door. */
const isTold = (text: string) =>
  [ids.broadcastId, ids.fileId, "txSecret", "helper_01", `"preview"`].filter((secret) =>
    text.includes(secret),
  );

/** What came out otherwise than it ought to, in words. */
async function surprises(
  names: readonly (readonly [string, number])[],
  who: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, expected] of names) {
    const before = JSON.stringify(dumpTables(chat));
    const { said, text } = await call(name, who, headers);
    if (said !== expected) found.push(`${name}: ${said}, not ${expected}`);
    if (doors[name]?.isPublic && said === 200) continue;
    // A moderator is named in his own settings and answers, nowhere else.
    const told = isTold(text).filter((secret) => secret !== who);
    if (told.length > 0) found.push(`${name}: told ${told.join()}`);
    if (JSON.stringify(dumpTables(chat)) !== before) found.push(`${name}: changed something`);
  }
  return found;
}

const answersTo = (who: string) =>
  Object.entries(doors).map(
    ([name, { nobody, account }]) =>
      [
        name,
        who === "nobody" || who === "guest" ? nobody : isFileOfStaff(name, who) ? 200 : account,
      ] as const,
  );

/** Staff of the server plays any recording, and may nothing else at these doors. */
const isFileOfStaff = (name: string, who: string) =>
  name === "GET /api/recordings/[fileid]/[name]" && (who === "mod_01" || who === "boss_01");

it("are all of the doors that there are", () => {
  const files = readdirSync("app/api", { recursive: true, encoding: "utf8" }).filter((file) =>
    /^(studio|broadcasts|recordings|tapes)\b.*route\.ts$/.test(file),
  );
  const there = files.flatMap((file) => {
    const code = readFileSync(`app/api/${file}`, "utf8");
    const path = `/api/${file.slice(0, -"/route.ts".length)}`;
    return [...code.matchAll(/^export async function ([A-Z]+)\(/gm)].map(
      ([, it]) => `${it} ${path}`,
    );
  });
  expect(there.sort()).toEqual(Object.keys(doors).sort());
});

describe("the doors to a broadcaster's affairs", () => {
  it.each(strangers)("tell %s nothing and change nothing", async (_name, who) => {
    expect(await surprises(answersTo(who), who)).toEqual([]);
  });

  it.each([
    ["another site's origin", { origin: "https://evil.example" }],
    ["an origin that is hidden", { origin: "null" }],
    ["a fetch from another site", { "sec-fetch-site": "cross-site" }],
  ])("take the owner's cookie for nobody's with %s", async (_name, headers) => {
    const expected = answersTo("nobody").map(([name, answer]) => {
      const isHeart = name.startsWith("POST") && doors[name]?.isPublic;
      return [name, isHeart ? 498 : answer] as const;
    });
    expect(await surprises(expected, owner, headers)).toEqual([]);
    // A script with the token itself reads what it likes, and changes nothing from there either.
    const authorization = `Bearer ${cookies.get(owner)?.split("=")[1]}`;
    const changes = Object.keys(doors).filter((name) => name.startsWith("POST"));
    const refused = changes.map((name) => [name, 498] as const);
    expect(await surprises(refused, "nobody", { ...headers, authorization })).toEqual([]);
  });

  it.each([
    ["hidden", () => hideTape(chat, owner, ids.fileId, true)],
    ["deleted", () => deleteTape(chat, owner, ids.fileId)],
  ])("know of no recording that is %s", async (_how, withhold) => {
    await withhold();
    for (const [name, who] of strangers) {
      const isUser = who !== "nobody" && who !== "guest";
      const expected = ofTapes.map(([door, { isPublic, nobody }]) => {
        const isRead = door.endsWith("/cuts") && isUser;
        if (isFileOfStaff(door, who)) return [door, 200] as const;
        return [door, isPublic || isRead ? 2003 : nobody] as const;
      });
      expect(await surprises(expected, who), name).toEqual([]);
    }
    await restoreTape(chat, owner, ids.fileId);
    await hideTape(chat, owner, ids.fileId, false);
  });

  it("are open to the owner, every one", async () => {
    for (const name of Object.keys(doors)) {
      expect((await call(name, owner)).said, name).toBe(200);
    }
  });
});
