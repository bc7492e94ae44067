import { findAccount } from "@/db/repositories/accounts";
import { deleteChatMute } from "@/db/repositories/chat-mutes";
import { findLive } from "@/db/repositories/live";
import {
  countModerators,
  deleteModerator,
  insertModerator,
  isNamedModerator,
} from "@/db/repositories/room-moderators";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import { ServiceError } from "@/lib/errors";
import { roomSettingLimits } from "@/lib/shared/room-settings";
import type { RoomSettingsRefusal } from "@/lib/shared/room-settings-refusal";
import type { ChatServices } from "./chat-services";
import { tellMute } from "./im-moderation";

export interface RoomModeratorServices extends ChatServices {
  readonly attempts: AttemptLimits;
}

/**
 * Names somebody with an account to keep order in the own room, in every broadcast until he is
 * removed; he is not muted there any longer. His open pages learn of it at once.
 * @throws ServiceError `invalidParameter` with a RoomSettingsRefusal as its reason,
 * `tooOften`.
 */
export async function addModerator(
  services: RoomModeratorServices,
  room: string,
  wanted: string,
): Promise<void> {
  const { database, now } = services;
  const userid = wanted.trim();
  if (userid === room) throw refused("moderatorSelf", "You keep order in your room anyway.");
  await services.attempts.noteSettings(room);
  await database.write((db) => {
    if (!findAccount(db, userid)) {
      throw refused("moderatorUnknown", "Nobody has an account of that name.");
    }
    if (isNamedModerator(db, room, userid)) return;
    if (countModerators(db, room) >= roomSettingLimits.moderators) {
      const limit = roomSettingLimits.moderators;
      throw refused("tooManyModerators", `A room has at most ${limit} moderators.`);
    }
    insertModerator(db, room, userid, now());
    deleteChatMute(db, room, userid);
  });
  tell(services, room, userid);
}

/** Takes that back, as soon as it is said. Nothing happens to who was not one. */
export async function removeModerator(
  services: RoomModeratorServices,
  room: string,
  userid: string,
): Promise<void> {
  await services.attempts.noteSettings(room);
  await services.database.write((db) => deleteModerator(db, room, userid));
  tell(services, room, userid);
}

function tell(services: ChatServices, room: string, userid: string): void {
  services.chat.tell(room, { kind: "moderator", userId: userid });
  const live = findLive(services.database.read, room);
  if (live) tellMute(services, live, userid);
}

function refused(reason: RoomSettingsRefusal, message: string): ServiceError {
  return new ServiceError("invalidParameter", message, { data: { reason } });
}
