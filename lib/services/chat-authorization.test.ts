import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "./acting";
import { chatOf, say } from "./chat";
import { ban } from "./chat-ban";
import { addUser, type TestChat } from "./chat-fixture";
import { mute, muteAll, setRules } from "./chat-moderation";
import {
  addGuest,
  type ChatCallers,
  draft,
  openChatPeople,
  outcome,
  room,
} from "./chat-people-fixture";
import { hide } from "./chat-removal";
import { silencesOf } from "./chat-silences";
import { addModerator, removeModerator } from "./room-moderators";
import { dumpTables } from "./tables-fixture";

let chat: TestChat;
let callers: ChatCallers &
  Readonly<
    Record<
      "banned" | "muted" | "bannedGuest" | "otherModerator" | "formerModerator" | "bannedModerator",
      Caller
    >
  >;

beforeEach(async () => {
  const people = await openChatPeople();
  ({ chat } = people);
  const others = {
    banned: await addUser(chat, "banned_01"),
    muted: await addUser(chat, "muted_01"),
    bannedGuest: await addGuest(chat, "Bert", "198.51.100.8"),
    otherModerator: await addUser(chat, "helper_02"),
    formerModerator: await addUser(chat, "helper_03"),
    bannedModerator: await addUser(chat, "helper_04"),
  };
  callers = { ...people.callers, ...others };
  await say(chat, await addUser(chat, "writer_01"), room, draft("quoted"));
  await ban(chat, callers.moderator, "banned_01", 600);
  await ban(chat, callers.moderator, others.bannedGuest.userId, 600);
  await mute(chat, callers.broadcaster, room, "muted_01", 600);
  await addUser(chat, "other_01");
  await addModerator(chat, "other_01", "helper_02");
  for (const userid of ["helper_03", "helper_04"]) await addModerator(chat, room, userid);
  await removeModerator(chat, room, "helper_03");
  await ban(chat, callers.moderator, "helper_04", 600);
});
afterEach(() => chat.stop());

const quoted = "writer_01:draft-quoted";

/** Everything that can be done in a chat. */
const deeds = {
  say: (who: Caller) => say(chat, who, room, draft("a")),
  danmaku: (who: Caller) => say(chat, who, room, draft("b", "fly", "danmaku")),
  like: (who: Caller) => say(chat, who, room, draft("c", "", "like")),
  reply: (who: Caller) => say(chat, who, room, { ...draft("d"), replyTo: quoted }),
  hide: (who: Caller) => hide(chat, who, room, { messageId: quoted }),
  hideAll: (who: Caller) => hide(chat, who, room, { userId: "writer_01" }),
  rules: (who: Caller) => setRules(chat, who, room, { slowSeconds: 3 }),
  mute: (who: Caller) => mute(chat, who, room, "target_01", 60),
  muteAll: (who: Caller) => muteAll(chat, who, room, true),
  notice: (who: Caller) => setRules(chat, who, room, { notice: "Welcome" }),
  silences: async (who: Caller) => silencesOf(chat, who, room),
  ban: (who: Caller) => ban(chat, who, "target_01", 60),
} as const;

const writes = ["say", "danmaku", "like", "reply"] as const;
const keepsOrder = ["hide", "hideAll", "rules", "notice", "mute", "muteAll", "silences"] as const;
/** What comes of writing, of keeping order and of banning. */
const expected: readonly (readonly [keyof typeof callers, string, string, string])[] = [
  ["anonymous", "unverified", "unverified", "unverified"],
  ["guest", "ok", "unverified", "unverified"],
  ["user", "ok", "notModerator", "notModerator"],
  ["broadcaster", "ok", "ok", "notModerator"],
  ["roomModerator", "ok", "ok", "notModerator"],
  ["otherModerator", "ok", "notModerator", "notModerator"],
  ["formerModerator", "ok", "notModerator", "notModerator"],
  ["bannedModerator", "banned", "notModerator", "notModerator"],
  ["moderator", "ok", "ok", "ok"],
  ["admin", "ok", "ok", "ok"],
  ["banned", "banned", "notModerator", "notModerator"],
  ["muted", "muted", "notModerator", "notModerator"],
  ["bannedGuest", "banned", "unverified", "unverified"],
];
const cells = expected.flatMap(([who, writing, keeping, banning]) => [
  ...writes.map((deed) => [who, deed, writing] as const),
  ...keepsOrder.map((deed) => [who, deed, keeping] as const),
  [who, "ban", banning] as const,
]);

describe("who may do what in a room", () => {
  it.each(cells)("%s: %s is %s, and what is refused changes nothing", async (who, deed, result) => {
    const before = dumpTables(chat);
    expect(await outcome(deeds[deed](callers[who]))).toBe(result);
    if (result !== "ok") expect(dumpTables(chat)).toEqual(before);
  });

  it.each([
    ["anonymous", null, "nickname", false, false],
    ["guest", "guest", "yes", false, false],
    ["user", "", "yes", false, false],
    ["broadcaster", "", "yes", true, false],
    ["roomModerator", "moderator", "yes", true, false],
    ["otherModerator", "", "yes", false, false],
    ["formerModerator", "", "yes", false, false],
    ["moderator", "moderator", "yes", true, true],
    ["admin", "admin", "yes", true, true],
  ] as const)("%s is told so", (who, role, write, moderate, bans) => {
    const { rights, self } = chatOf(chat, callers[who], room);
    expect(rights).toEqual({ write, moderate, ban: bans });
    expect(self?.role ?? null).toBe(role);
  });

  it.each(["hide", "hideAll"] as const)("nobody does %s against who keeps order", async (deed) => {
    for (const [who, id] of [
      ["broadcaster", room],
      ["roomModerator", "helper_01"],
      ["moderator", "mod_01"],
      ["admin", "boss_01"],
    ] as const) {
      const { message } = await say(chat, callers[who], room, draft("mine"));
      const removal = deed === "hide" ? { messageId: message?.id ?? "" } : { userId: id };
      for (const other of ["broadcaster", "roomModerator", "moderator", "admin"] as const) {
        if (other === who) continue;
        expect(await outcome(hide(chat, callers[other], room, removal))).toBe("protected");
      }
      expect(await outcome(hide(chat, callers[who], room, removal))).toBe("ok");
    }
  });

  it("a broadcaster keeps order in no room but the own", async () => {
    const other = await addUser(chat, "other_02");
    for (const deed of [...keepsOrder, "ban"] as const) {
      expect(await outcome(deeds[deed](other))).toBe("notModerator");
    }
  });

  it("mutes and bans that remove messages spare who keeps order, even when they lift", async () => {
    const options = { removeMessages: true };
    const { moderator, broadcaster } = callers;
    expect(await outcome(mute(chat, broadcaster, room, "mod_01", 0, options))).toBe("protected");
    expect(await outcome(ban(chat, moderator, "boss_01", 0, options))).toBe("protected");
  });
});
