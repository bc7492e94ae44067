import { anonymous } from "@/lib/auth/actor";
import { isServiceError } from "@/lib/errors";
import type { Caller } from "./acting";
import { addUser, openTestChat, type TestChat } from "./chat-fixture";
import { chooseNickname } from "./chat-guests";
import { announceLive, beginPush } from "./live-fixture";
import { addModerator } from "./room-moderators";

/** The broadcaster, and the name of his room. */
export const room = "host_01";

/** One caller of each kind, for a room that is on air. */
export type ChatCallers = Readonly<
  Record<
    "anonymous" | "guest" | "user" | "broadcaster" | "roomModerator" | "moderator" | "admin",
    Caller
  >
>;

/** A room on air with somebody of every kind; `target_01` is there to be muted. */
export async function openChatPeople(
  environment: Record<string, string> = {},
): Promise<{ readonly chat: TestChat; readonly callers: ChatCallers }> {
  const chat = openTestChat(environment);
  const callers = {
    anonymous: { actor: anonymous, clientIp: "127.0.0.1" },
    guest: await addGuest(chat, "Gus"),
    user: await addUser(chat, "user_01", { nickname: "Uma" }),
    broadcaster: await addUser(chat, room),
    roomModerator: await addUser(chat, "helper_01", { nickname: "Hilde" }),
    moderator: await addUser(chat, "mod_01", { role: "moderator" }),
    admin: await addUser(chat, "boss_01", { role: "admin" }),
  };
  await addUser(chat, "target_01");
  await announceLive(chat, room, { groupid: "" });
  await beginPush(chat, room);
  await addModerator(chat, room, "helper_01");
  return { chat, callers };
}

/** Somebody who chose a nickname in his browser, and what his cookie holds. */
export async function addGuest(
  chat: TestChat,
  nickname: string,
  clientIp = "198.51.100.7",
): Promise<Caller & { readonly token: string; readonly userId: string }> {
  const caller = { actor: anonymous, clientIp };
  const { self, token } = await chooseNickname(chat, caller, undefined, nickname);
  const { userId } = self;
  const actor = { kind: "guest", userId, nickname: self.nickname } as const;
  return { actor, clientIp, userId, token: token ?? "" };
}

/** What a browser sends; the same id is the same message. */
export const draft = (id: string, text = "hello", kind: "text" | "danmaku" | "like" = "text") => ({
  id: `draft-${id}`,
  text,
  kind,
});

/** `ok`, or the reason or code of the refusal. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (!isServiceError(error)) throw error;
    const { reason } = error.data as { reason?: string };
    return reason ?? error.code;
  }
}
