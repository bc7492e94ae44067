import { findAccount } from "@/db/repositories/accounts";
import type { Actor } from "@/lib/auth/actor";
import { addressHash } from "@/lib/auth/seal";
import { ServiceError } from "@/lib/errors";
import type { ChatRole, ChatSelf } from "@/lib/shared/chat";
import type { Caller } from "./acting";
import { refusal } from "./chat-refusal";
import type { Services } from "./services";

/** Who writes in a room, or likes it: an account or a guest with a nickname. */
export interface Writer extends ChatSelf {
  /** Of a guest: by what a mute knows him again under another name; else empty. */
  readonly addressHash: string;
}

/** Who the caller is in a chat; null when nobody knows. */
export function selfOf({ database }: Pick<Services, "database">, actor: Actor): ChatSelf | null {
  if (actor.kind === "anonymous") return null;
  const { userId, nickname } = actor;
  if (actor.kind === "guest") return { userId, nickname, avatarUrl: "", role: "guest" };
  const avatarUrl = findAccount(database.read, userId)?.avatar ?? "";
  return { userId, nickname, avatarUrl, role: roleIn(actor.role) };
}

/** What an account's role is called in a chat, where most have none. */
export function roleIn(role: string | undefined): ChatRole {
  return role === "moderator" || role === "admin" ? role : "";
}

/**
 * Who wants to write.
 * @throws ServiceError `unverified` for who has to choose a nickname or sign in first, with reason
 * `guestsClosed` where a nickname would not do.
 */
export function requireWriter(
  services: Pick<Services, "config" | "database">,
  { actor, clientIp }: Caller,
): Writer {
  const { config } = services;
  const self = selfOf(services, actor);
  if (!self) {
    if (!config.chatGuests) throw refusal("guestsClosed");
    throw new ServiceError("unverified", "Choose a nickname or sign in first.");
  }
  const isGuest = self.role === "guest";
  return { ...self, addressHash: isGuest ? addressHash(config.sessionKey, clientIp) : "" };
}
