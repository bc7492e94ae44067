import { z } from "zod";
import { actorOf, isCrossSite } from "@/lib/auth/actor";
import { ServiceError } from "@/lib/errors";
import { clientIpOf } from "@/lib/server/client-address";
import type { Caller } from "@/lib/services/acting";
import { chatOf, say } from "@/lib/services/chat";
import { ban } from "@/lib/services/chat-ban";
import { mute, muteAll } from "@/lib/services/chat-moderation";
import type { ChatServices } from "@/lib/services/chat-services";
import { requiredText } from "./fields";
import { answerJson } from "./json-answer";

const nothing = z.object({});
const draft = z.object({
  /** Made by the browser; the same for every try. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  kind: z.enum(["text", "danmaku", "like"]),
  // Far longer than what passes, so that the service can say what is wrong.
  text: z.string().max(4096).default(""),
});
const muteRequest = z.object({
  userId: requiredText.refine((value) => value.length <= 64, "is too long"),
  /** 0 lets the user write again. */
  seconds: z.number().int().min(0),
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
  return answerJson(services, request, draft, async (input) => ({
    data: await say(services, changingCaller(services, request), roomOf(request), input),
  }));
}

/** Mutes one user in this room, or lets him write again. */
export function answerMute(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, muteRequest, async ({ userId, seconds }) => {
    await mute(services, changingCaller(services, request), roomOf(request), userId, seconds);
    return { data: {} };
  });
}

/** Bans one user from every room's chat, or lifts the ban: `/api/chat/ban`. */
export function answerBan(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, muteRequest, async ({ userId, seconds }) => {
    await ban(services, changingCaller(services, request), userId, seconds);
    return { data: {} };
  });
}

/** Lets only the broadcaster and moderators write, or everybody. */
export function answerMuteAll(services: ChatServices, request: Request): Promise<Response> {
  return answerJson(services, request, muteAllRequest, async ({ on }) => {
    await muteAll(services, changingCaller(services, request), roomOf(request), on);
    return { data: {} };
  });
}

/** `/api/rooms/USERID/chat…`: the doors are called with the request alone. */
function roomOf(request: Request): string {
  const segment = new URL(request.url).pathname.split("/")[3] ?? "";
  return decodeURIComponent(segment);
}

function callerOf(services: ChatServices, request: Request): Caller {
  return { actor: actorOf(services, request), clientIp: clientIpOf(request) };
}

/** Another site must not speak in a visitor's name. */
function changingCaller(services: ChatServices, request: Request): Caller {
  if (isCrossSite(services, request)) {
    throw new ServiceError("unverified", "This call comes from another site.");
  }
  return callerOf(services, request);
}
