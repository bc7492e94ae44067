import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import { countChatMutes, everyRoom, latestChatMutes } from "@/db/repositories/chat-mutes";
import { findGuest } from "@/db/repositories/web-guests";
import type { SilencedPerson, Silences } from "@/lib/shared/chat";
import type { Caller } from "./acting";
import { mayBan, requireModerator } from "./chat-rules";
import { requireRoom } from "./require-room";
import type { Services } from "./services";

/** More than anybody looks through; of mutes and bans each. */
const listed = 100;

/**
 * Who may not write in a room and until when, for who may lift it: a broadcaster sees the mutes of
 * his room, moderators and administrators the bans from every room as well.
 * @throws ServiceError `unverified`, with reason `notModerator`; `notFound`.
 */
export function silencesOf(
  services: Pick<Services, "database" | "now">,
  caller: Caller,
  room: string,
): Silences {
  const { database, now } = services;
  requireRoom(services, room);
  requireModerator(services, caller, room);
  const db = database.read;
  const places = mayBan(caller.actor) ? [room, everyRoom] : [room];
  return {
    people: places.flatMap((place) =>
      latestChatMutes(db, place, now(), listed).map(
        ({ userid, untilMs }): SilencedPerson => ({
          ...{ userId: userid, nickname: nicknameOf(db, userid), untilMs },
          how: place === everyRoom ? "ban" : "mute",
        }),
      ),
    ),
    total: places.reduce((sum, place) => sum + countChatMutes(db, place, now()), 0),
  };
}

/** Of phones without an account nobody knows more than the userid. */
function nicknameOf(db: Connection, userid: string): string {
  return findAccount(db, userid)?.nickname || findGuest(db, userid)?.nickname || userid;
}
