import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { guestCookieName } from "@/lib/auth/web-guest";
import { addUser, openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import { chooseNickname } from "@/lib/services/chat-guests";
import { addModerator } from "@/lib/services/room-moderators";
import type { RoomSettingsServices } from "@/lib/services/room-settings";
import { roomSettingsOf } from "@/lib/services/room-settings";
import { dumpTables } from "@/lib/services/tables-fixture";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import {
  answerChangeRoomSettings,
  answerModerators,
  answerRoomSettings,
} from "./room-settings-routes";
import { origin, webToken } from "./wire-fixture";

let chat: TestChat;
let tokens: Readonly<Record<string, string>>;
const people = ["host_01", "other_01", "helper_01", "mod_01", "boss_01"] as const;

beforeEach(async () => {
  chat = openTestChat();
  await addUser(chat, "host_01");
  await addUser(chat, "other_01");
  await addUser(chat, "helper_01");
  await addUser(chat, "mod_01", { role: "moderator" });
  await addUser(chat, "boss_01", { role: "admin" });
  await addModerator(chat, "host_01", "helper_01");
  tokens = Object.fromEntries(
    await Promise.all(people.map(async (who) => [who, await webToken(chat, who)] as const)),
  );
});
afterEach(() => chat.stop());

type Door = (services: RoomSettingsServices, request: Request) => Promise<Response>;

async function call(door: Door, headers: Record<string, string>, body?: object) {
  const request = new Request(`${origin}/api/studio/x`, {
    method: body ? "POST" : "GET",
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await (await door(chat, request)).json()) as { code: number; data: object };
}
const as = (who: string): Record<string, string> => ({ authorization: `Bearer ${tokens[who]}` });

const wish = { userid: "host_01", title: "Taken over", record: false, blockedWords: ["x"] };
const naming = { userid: "host_01", moderator: "other_01", add: true };

describe("the doors of a room's settings", () => {
  it("let its owner read and change them", async () => {
    const changed = await call(answerChangeRoomSettings, as("host_01"), wish);
    expect(changed).toMatchObject({ code: 200, data: { settings: { title: "Taken over" } } });
    const named = await call(answerModerators, as("host_01"), naming);
    expect(named).toMatchObject({
      data: { settings: { moderators: [{ userId: "helper_01" }, { userId: "other_01" }] } },
    });
    const read = await call(answerRoomSettings, as("host_01"));
    expect(read.data).toEqual({ settings: roomSettingsOf(chat, "host_01") });
    expect(read).toMatchObject({ data: { settings: { blockedWords: ["x"], record: false } } });
  });

  it.each(["other_01", "helper_01", "mod_01", "boss_01"])(
    "let %s change nothing of another's room, and read the own",
    async (who) => {
      const before = dumpTables(chat);
      for (const [door, body] of [
        [answerChangeRoomSettings, wish],
        [answerModerators, naming],
        [answerModerators, { ...naming, moderator: "helper_01", add: false }],
      ] as const) {
        const refused = await call(door, as(who), body);
        expect(refused).toMatchObject({ code: 498, data: { reason: otherAccount } });
      }
      expect(dumpTables(chat)).toEqual(before);
      const read = await call(answerRoomSettings, as(who));
      expect(read.data).toEqual({ settings: roomSettingsOf(chat, who) });
    },
  );

  it("let guests and strangers do nothing", async () => {
    const caller = { actor: anonymous, clientIp: "198.51.100.7" };
    const { token } = await chooseNickname(chat, caller, undefined, "Gus");
    const before = dumpTables(chat);
    const guest: Record<string, string> = { cookie: `${guestCookieName}=${token}` };
    for (const headers of [{}, guest]) {
      for (const answer of [
        await call(answerRoomSettings, headers),
        await call(answerChangeRoomSettings, headers, wish),
        await call(answerChangeRoomSettings, headers, { title: "Mine" }),
        await call(answerModerators, headers, naming),
      ]) {
        expect(answer).toMatchObject({ code: 498, data: { reason: signedOut } });
      }
    }
    expect(dumpTables(chat)).toEqual(before);
  });

  it("do not let another site speak in the owner's name", async () => {
    const headers = { ...as("host_01"), origin: "https://evil.example" };
    const refused = await call(answerChangeRoomSettings, headers, wish);
    expect(refused.code).toBe(498);
    expect(roomSettingsOf(chat, "host_01").title).toBe("");
  });

  it.each([
    { title: 5 },
    { title: "x".repeat(5000) },
    { category: "porn" },
    { record: "yes" },
    { blockedWords: "spam" },
    { blockedWords: Array(1001).fill("x") },
    { embedSites: [null] },
    { slowSeconds: "10" },
  ])("refuse %j and change nothing", async (wrong) => {
    const before = dumpTables(chat);
    const body = { userid: "host_01", title: "Fine", ...wrong };
    expect((await call(answerChangeRoomSettings, as("host_01"), body)).code).toBe(602);
    expect(dumpTables(chat)).toEqual(before);
  });
});
