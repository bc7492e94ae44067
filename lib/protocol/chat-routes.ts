import { z } from "zod";
import { guestCookie, guestCookieName } from "@/lib/auth/web-guest";
import { auditedInChat } from "@/lib/services/audit-chat";
import { chatOf, say } from "@/lib/services/chat";
import { ban } from "@/lib/services/chat-ban";
import { mute, muteAll, setRules } from "@/lib/services/chat-moderation";
import { hide } from "@/lib/services/chat-removal";
import type { ChatServices } from "@/lib/services/chat-services";
import { silencesOf } from "@/lib/services/chat-silences";
import { maxSlowSeconds } from "@/lib/shared/chat";
import { nothing, requiredText } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf, changingCaller, cookieOf, isHttps, roomOf } from "./web-caller";

/** A userid and the browser's own id, or what IM calls a message. */
const maxMessageIdLength = 256;
const draft = z.object({
  /** Made by the browser; the same for every try. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  kind: z.enum(["text", "danmaku", "like"]),
  // Far longer than what passes, so that the service can say what is wrong.
  text: z.string().max(4096).default(""),
  placement: z.enum(["scroll", "top", "bottom"]).optional(),
  replyTo: z.string().max(maxMessageIdLength).optional(),
});
const userId = requiredText.refine((value) => value.length <= 64, "is too long");
const muteRequest = z.object({
  userId,
  /** 0 lets the user write again. */
  seconds: z.number().int().min(0),
  /** Hides what he wrote in the present broadcast as well. */
  removeMessages: z.boolean().default(false),
});
const hideRequest = z.union([
  z.object({ messageId: z.string().min(1).max(maxMessageIdLength) }),
  z.object({ userId }),
]);
const rulesRequest = z.object({
  slowSeconds: z.number().int().min(0).max(maxSlowSeconds).optional(),
  guestsMayWrite: z.boolean().optional(),
  // Far longer than what passes, so that the service can say what is wrong.
  notice: z.string().max(4096).optional(),
});
const muteAllRequest = z.object({ on: z.boolean() });

/** A room's chat as it stands: `data.chat`. */
export function answerChat(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: { chat: chatOf(services, callerOf(services, request), roomOf(request)) },
  }));
}

/** Says something: `data.message`, or `data.liked` for a like. */
export function answerSay(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, draft, async (input) => {
    const caller = changingCaller(services, request);
    const data = await say(services, caller, roomOf(request), input);
    return { data, ...(caller.actor.kind === "guest" ? keptGuest(request) : {}) };
  });
}

/** Hides one message, or those of one user: `{messageId}` or `{userId}`. */
export function answerHide(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, hideRequest, async (removal) => {
    const caller = changingCaller(services, request);
    const room = roomOf(request);
    const target = "userId" in removal ? removal.userId : room;
    const act = { action: "chatHide", target, details: { room, ...removal } };
    await auditedInChat(services, caller, room, act, () => hide(services, caller, room, removal));
    return { data: {} };
  });
}

/** Sets slow mode, whether guests may write, or the pinned notice. */
export function answerRules(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, rulesRequest, async (rules) => {
    const caller = changingCaller(services, request);
    const room = roomOf(request);
    const act = { action: "chatRules", target: room, details: rules };
    await auditedInChat(services, caller, room, act, () => setRules(services, caller, room, rules));
    return { data: {} };
  });
}

/** Mutes one user in this room, or lets him write again. */
export function answerMute(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, muteRequest, async ({ userId, seconds, ...options }) => {
    const caller = changingCaller(services, request);
    const room = roomOf(request);
    const act = { action: "chatMute", target: userId, details: { room, seconds, ...options } };
    await auditedInChat(services, caller, room, act, () =>
      mute(services, caller, room, userId, seconds, options),
    );
    return { data: {} };
  });
}

/** Who may not write in this room, for who may change it: `data.silences`. */
export function answerSilences(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: { silences: silencesOf(services, callerOf(services, request), roomOf(request)) },
  }));
}

/** Bans one user from every room's chat, or lifts the ban: `/api/chat/ban`. */
export function answerBan(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, muteRequest, async ({ userId, seconds, ...options }) => {
    const caller = changingCaller(services, request);
    const action = seconds > 0 ? "adminBanUser" : "adminUnbanUser";
    const act = { action, target: userId, details: { seconds, ...options } };
    await auditedInChat(services, caller, null, act, () =>
      ban(services, caller, userId, seconds, options),
    );
    return { data: {} };
  });
}

/** Lets only the broadcaster and moderators write, or everybody. */
export function answerMuteAll(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, muteAllRequest, async ({ on }) => {
    const caller = changingCaller(services, request);
    const room = roomOf(request);
    const act = { action: "chatMuteAll", target: room, details: { on } };
    await auditedInChat(services, caller, room, act, () => muteAll(services, caller, room, on));
    return { data: {} };
  });
}

/** Keeps the cookie of a guest who writes as long as his row. */
function keptGuest(request: Request) {
  const token = cookieOf(request, guestCookieName) ?? "";
  return { headers: { "set-cookie": guestCookie(token, isHttps(request)) } };
}
