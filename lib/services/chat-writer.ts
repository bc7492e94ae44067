import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import type { Actor } from "@/lib/auth/actor";
import { addressHash } from "@/lib/auth/seal";
import { ServiceError } from "@/lib/errors";
import type { ChatRole, ChatSelf } from "@/lib/shared/chat";
import type { Caller } from "./acting";
import { refusal } from "./chat-refusal";
import { isRoomModerator } from "./chat-rules";
import type { Services } from "./services";

/** Who writes in a room, or likes it: an account or a guest with a nickname. */
export interface Writer extends ChatSelf {
  /** Of a guest: by what a mute knows him again under another name; else empty. */
  readonly addressHash: string;
}

/** Who the caller is in a room's chat, or (no room) in any; null when nobody knows. */
export function selfOf(
  services: Pick<Services, "database" | "now">,
  actor: Actor,
  room: string | null = null,
): ChatSelf | null {
  if (actor.kind === "anonymous") return null;
  const { userId, nickname } = actor;
  if (actor.kind === "guest") return { userId, nickname, avatarUrl: "", role: "guest" };
  const db = services.database.read;
  const avatarUrl = findAccount(db, userId)?.avatar ?? "";
  const known = { userid: userId, role: actor.role };
  const role = room === null ? roleIn(actor.role) : roleInRoom(services, db, room, known);
  return { userId, nickname, avatarUrl, role };
}

/** What an account's role is called in a chat, where most have none. */
export function roleIn(role: string | undefined): ChatRole {
  return role === "moderator" || role === "admin" ? role : "";
}

/** What an account is called in a room: whom its broadcaster has named is a moderator there. */
export function roleInRoom(
  services: Pick<Services, "now">,
  db: Connection,
  room: string,
  account: { readonly userid: string; readonly role: string } | null,
): ChatRole {
  if (!account) return "";
  const role = roleIn(account.role);
  if (role !== "" || account.userid === room) return role;
  return isRoomModerator(services, db, room, account.userid) ? "moderator" : "";
}

/**
 * Who wants to write.
 * @throws ServiceError `unverified` for who has to choose a nickname or sign in first, with reason
 * `guestsClosed` where a nickname would not do.
 */
export function requireWriter(
  services: Pick<Services, "config" | "database" | "now">,
  { actor, clientIp }: Caller,
  room: string,
): Writer {
  const { config } = services;
  const self = selfOf(services, actor, room);
  if (!self) {
    if (!config.chatGuests) throw refusal("guestsClosed");
    throw new ServiceError("unverified", "Choose a nickname or sign in first.");
  }
  const isGuest = self.role === "guest";
  return { ...self, addressHash: isGuest ? addressHash(config.sessionKey, clientIp) : "" };
}
