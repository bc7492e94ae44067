import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import { countReportsAbout } from "@/db/repositories/admin-people";
import { roomsOfWriter } from "@/db/repositories/chat-messages";
import { everyRoom, findChatMute } from "@/db/repositories/chat-mutes";
import { findLive } from "@/db/repositories/live";
import { findGuest } from "@/db/repositories/web-guests";
import { ServiceError } from "@/lib/errors";
import { type Caller, requireStaff } from "./acting";
import { ban } from "./chat-ban";
import type { ChatServices } from "./chat-services";

/** How somebody stands after an order: until when he is banned, Unix ms; 0: he is not. */
export interface BanResult {
  readonly userId: string;
  readonly bannedUntilMs: number;
}

/**
 * Bans somebody from every room's chat, or (0 seconds) lifts that: an account, a guest of a browser,
 * or a phone that is known by its name alone. What he wrote in the last broadcasts can go with it.
 * @throws ServiceError `unverified`, with reason `protected` for the staff; `notFound`
 */
export async function banPerson(
  services: ChatServices,
  caller: Caller,
  userid: string,
  seconds: number,
  removeMessages = false,
): Promise<BanResult> {
  requireStaff(caller, "moderator");
  const db = services.database.read;
  requireKnown(db, userid, services.now());
  await ban(services, caller, userid, seconds, { removeMessages });
  const untilMs = findChatMute(db, everyRoom, userid, services.now())?.untilMs ?? 0;
  return { userId: userid, bannedUntilMs: untilMs };
}

/** Nobody is banned by a typing error. @throws ServiceError `notFound` */
function requireKnown(db: Connection, userid: string, nowMs: number): void {
  const isKnown =
    findAccount(db, userid) ??
    findGuest(db, userid) ??
    findLive(db, userid) ??
    findChatMute(db, everyRoom, userid, nowMs);
  if (isKnown || countReportsAbout(db, userid) > 0 || roomsOfWriter(db, userid).length > 0) return;
  throw new ServiceError("notFound", "Nobody of this name is known here.");
}
