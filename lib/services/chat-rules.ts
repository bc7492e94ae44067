import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import { findChatMute } from "@/db/repositories/chat-mutes";
import type { LiveRow } from "@/db/repositories/live";
import type { Actor } from "@/lib/auth/actor";
import type { ServiceError } from "@/lib/errors";
import { refusal } from "./chat-refusal";
import { hasBlockedWord } from "./chat-words";
import type { Services } from "./services";

/** Whether the caller keeps order in this room: its broadcaster, a moderator or an administrator. */
export function isModeratorOf(actor: Actor, room: string): boolean {
  if (actor.kind !== "user") return false;
  return actor.userId === room || actor.role === "moderator" || actor.role === "admin";
}

/** The same of somebody who is known by name only, as in a callback of IM. */
export function keepsOrder(
  { config }: Pick<Services, "config">,
  db: Connection,
  room: string,
  userid: string,
): boolean {
  if (userid === room || userid === config.administrator) return true;
  const role = findAccount(db, userid)?.role;
  return role === "moderator" || role === "admin";
}

/** Why this user may not say this in the room now; null: he may. */
export function objectionTo(
  services: Pick<Services, "config" | "now">,
  db: Connection,
  live: Pick<LiveRow, "userid" | "chatMuted">,
  said: { readonly userid: string; readonly text: string },
): ServiceError | null {
  const { config } = services;
  if (!keepsOrder(services, db, live.userid, said.userid)) {
    const nowMs = services.now();
    const mute = findChatMute(db, live.userid, said.userid, nowMs);
    if (mute) return refusal("muted", Math.ceil((mute.untilMs - nowMs) / 1000));
    if (live.chatMuted === 1) return refusal("mutedAll");
  }
  return hasBlockedWord(said.text, config.blockedWords) ? refusal("blockedWord") : null;
}
