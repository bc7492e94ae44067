import type { Connection } from "@/db/database";
import * as accounts from "@/db/repositories/accounts";
import * as live from "@/db/repositories/live";
import * as liveSessions from "@/db/repositories/live-sessions";
import { ServiceError } from "@/lib/errors";
import type { Origin } from "@/lib/providers/live-provider";
import type { AccountProfile, ProfileChange, Sex } from "@/lib/shared/account";
import { keptNickname } from "./accounts";
import { refuseBlockedWord } from "./shown-words";
import { ownPictureUrl, type UploadServices } from "./uploads";

/** A user's own profile. @throws ServiceError `userUnknown` when the account is gone. */
export function accountProfileOf(
  { config, database }: Pick<UploadServices, "config" | "database">,
  userId: string,
): AccountProfile {
  const row = accounts.findAccount(database.read, userId);
  if (!row) throw new ServiceError("userUnknown", "There is no such user.");
  const { nickname, avatar: avatarUrl, frontcover: coverUrl } = row;
  const pictureMaxBytes = config.uploadMaxBytes;
  return { userId, nickname, sex: sexOf(row.sex), avatarUrl, coverUrl, pictureMaxBytes };
}

/**
 * Changes what is given, in the account and in the user's room, which shows a new name or picture at
 * once; recordings keep those of their time, and so do the pictures behind them, until newer
 * ones of this user take their place in the store.
 * @throws ServiceError malformedField for a nickname with a blocked word, badRequest for a picture
 * that is not one of this user's own, userUnknown when the account is gone.
 */
export async function changeProfile(
  services: UploadServices,
  userId: string,
  { nickname, sex, avatarUrl, coverUrl }: ProfileChange,
  origin: Origin,
): Promise<AccountProfile> {
  const { database } = services;
  const before = accounts.findAccount(database.read, userId);
  const shown = nickname === undefined ? undefined : keptNickname(userId, nickname);
  // A nickname from before a word was blocked is no hindrance.
  if (shown !== undefined && shown !== before?.nickname) {
    refuseBlockedWord(services, "nickname", shown, "malformedField");
  }
  const picture = (url: string | undefined, kept: string | undefined) =>
    url === undefined || url === "" || url === kept ? url : requireOwn(url);
  const change = {
    ...given("nickname", shown),
    ...given("sex", sex),
    ...given("avatar", picture(avatarUrl, before?.avatar)),
    ...given("frontcover", picture(coverUrl, before?.frontcover)),
  };
  if (Object.keys(change).length > 0) {
    await database.write((db) => {
      accounts.updateAccount(db, userId, change);
      showInRoom(db, userId, change);
    });
  }
  return accountProfileOf(services, userId);

  function requireOwn(url: string): string {
    const own = ownPictureUrl(services, userId, url, origin);
    if (own === null) throw new ServiceError("badRequest", "The picture is none of yours.");
    return own;
  }
}

/** Lets the user's room, and the broadcast that runs in it, show a new name or picture. */
export function showInRoom(
  db: Connection,
  userId: string,
  { nickname, avatar }: { readonly nickname?: string; readonly avatar?: string },
): void {
  const shown = { ...given("nickname", nickname), ...given("headpic", avatar) };
  const row = Object.keys(shown).length > 0 ? live.findLive(db, userId) : null;
  if (!row) return;
  live.updateLive(db, userId, shown);
  if (row.status === 1 && row.sessionId) liveSessions.updateSession(db, row.sessionId, shown);
}

function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}

function sexOf(value: number): Sex {
  return value === 0 || value === 1 ? value : -1;
}
