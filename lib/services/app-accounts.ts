import * as accounts from "@/db/repositories/accounts";
import * as live from "@/db/repositories/live";
import { appSessionsPerUser } from "@/lib/auth/actor";
import { wirePassword } from "@/lib/auth/password";
import { seal } from "@/lib/auth/seal";
import { newToken, tokenHashOf } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import { showInRoom } from "./account-profile";
import {
  type AccountServices,
  checkPassword,
  createAccount,
  requireUserName,
  type SessionOrigin,
} from "./accounts";
import { refuseBannedAddress } from "./address-bans";
import { refuseLocked } from "./locked-account";
import { describeSession, type RoomServices } from "./rooms";
import type { Services } from "./services";
import { refuseBlockedWord, unlessBlocked } from "./shown-words";

/** What an app gets at its sign-in. */
export interface AppTokens {
  /** Signs requests (`Liteav-Sig`), or goes into `Authorization: Bearer`. */
  readonly token: string;
  readonly refreshToken: string;
  readonly expiresSeconds: number;
}

/** The apps send `md5(md5(password) + userid)`. */
const hashedPattern = /^[0-9a-f]{32}$/;
const plainPattern = /^[\x21-\x7e]{8,64}$/;

/**
 * The password as the apps send it. Who writes a client anew may send the password itself, which
 * is brought to the same form.
 * @throws ServiceError passwordFormat.
 */
function wireForm(userId: string, password: string): string {
  if (hashedPattern.test(password)) return password;
  if (plainPattern.test(password)) return wirePassword(userId, password);
  throw new ServiceError(
    "passwordFormat",
    "A password has 8 to 64 characters, or is md5(md5(password) + userid).",
  );
}

/** @throws ServiceError userNameFormat, passwordFormat, userExists, tooManyAttempts. */
export async function registerApp(
  services: AccountServices,
  { userId, password }: { readonly userId: string; readonly password: string },
  clientIp: string,
): Promise<void> {
  requireUserName(services, userId);
  const wire = wireForm(userId, password);
  await createAccount(services, { userId, wire, nickname: "" }, clientIp);
}

/**
 * Signs an app in; `agent` is what it calls itself.
 * @throws ServiceError userUnknown, passwordWrong, passwordFormat, tooManyAttempts; `unverified` with
 * reason `accountLocked` or `addressBanned` for who knows the password.
 */
export async function signInApp(
  services: AccountServices,
  { userId, password }: { readonly userId: string; readonly password: string },
  clientIp: string,
  agent = "",
): Promise<AppTokens> {
  const wire = wireForm(userId, password);
  const checked = await checkPassword(services, userId, wire, clientIp);
  refuseLocked(checked);
  refuseBannedAddress(services, clientIp, checked);
  const tokens = newAppTokens(services);
  await services.database.write((db) => {
    const row = accounts.findAccount(db, userId);
    // A change of the password since then ended every session, and this one must not outlive that.
    if (row?.passwordHash !== checked.passwordHash) {
      throw new ServiceError("passwordWrong", "The password was changed meanwhile.");
    }
    refuseLocked(row);
    accounts.updateAccount(db, userId, { signedInMs: services.now() });
    insertAppSession(services, db, userId, tokens, { clientIp, agent });
  });
  return tokens;
}

/**
 * New tokens for old; the old ones end. One refresh token works once.
 * @param from Where it was asked from; what is not known is that of the session before.
 * @throws ServiceError `unverified`.
 */
export async function refreshApp(
  services: Services,
  userId: string,
  refreshToken: string,
  from: Partial<SessionOrigin> = {},
): Promise<AppTokens> {
  const { database } = services;
  const tokens = newAppTokens(services);
  await database.write((db) => {
    const old = accounts.findByRefreshHash(db, tokenHashOf(refreshToken));
    if (!old || old.userid !== userId || old.expiresMs <= services.now()) {
      throw new ServiceError("unverified", "The refresh token is not valid: sign in again.");
    }
    accounts.deleteWebSession(db, old.tokenHash);
    insertAppSession(services, db, userId, tokens, {
      clientIp: from.clientIp || old.clientIp,
      agent: from.agent || old.agent,
    });
  });
  return tokens;
}

function newAppTokens({ config }: Services): AppTokens {
  return {
    token: newToken(),
    refreshToken: newToken(),
    expiresSeconds: config.appTokenTtlSeconds,
  };
}

/** Valid for longer than the app is told: one generation never refreshes while it runs. */
function insertAppSession(
  services: Services,
  db: Parameters<typeof accounts.insertWebSession>[0],
  userId: string,
  { token, refreshToken }: AppTokens,
  from: SessionOrigin,
): void {
  const { config } = services;
  const createdMs = services.now();
  const ttlMs = Math.max(config.sessionTtlDays * 86_400_000, config.appTokenTtlSeconds * 1000);
  accounts.insertWebSession(db, {
    tokenHash: tokenHashOf(token),
    userid: userId,
    createdMs,
    expiresMs: createdMs + ttlMs,
    sealedToken: seal(config.sessionKey, token),
    refreshHash: tokenHashOf(refreshToken),
    ...from,
  });
  accounts.trimAppSessions(db, userId, appSessionsPerUser);
}

export interface Profile {
  readonly nickname: string;
  readonly avatar: string;
  readonly frontcover: string;
  readonly sex: number;
}

/** @throws ServiceError userUnknown. */
export function profileOf(services: Services, userId: string): Profile {
  const row = accounts.findAccount(services.database.read, userId);
  if (!row) throw new ServiceError("userUnknown", "There is no such user.");
  const { nickname, avatar, frontcover, sex } = row;
  return { nickname, avatar, frontcover, sex };
}

/**
 * What is not given stays. The apps send every field whatever was changed, so that a nickname from
 * before a word was blocked is no hindrance.
 * @throws ServiceError updateFailed when the account is gone, malformedField for a blocked word.
 */
export async function updateProfile(
  services: Services,
  userId: string,
  change: Partial<Profile>,
): Promise<void> {
  const { nickname = "" } = change;
  if (nickname !== accounts.findAccount(services.database.read, userId)?.nickname) {
    refuseBlockedWord(services, "nickname", nickname, "malformedField");
  }
  const updated = await services.database.write((db) => {
    if (!accounts.findAccount(db, userId)) return false;
    if (Object.keys(change).length === 0) return true;
    showInRoom(db, userId, change);
    return accounts.updateAccount(db, userId, change);
  });
  if (!updated) throw new ServiceError("updateFailed", "The account does not exist any more.");
}

export interface RoomDescription {
  readonly title: string;
  readonly frontcover: string;
  readonly location: string;
}

/**
 * What a broadcaster's room, and the broadcast in it, is called; empty fields stay as they are.
 * Without a room there is nothing to describe, and no error: the apps send it and forget it.
 * @throws ServiceError malformedField for a title with a blocked word; the place comes from the
 * phone and not from its user, and counts as none then.
 */
export async function describeRoom(
  services: RoomServices,
  userId: string,
  given: RoomDescription,
): Promise<void> {
  refuseBlockedWord(services, "title", given.title, "malformedField");
  const location = unlessBlocked(services, given.location);
  const profile = profileOf(services, userId);
  await services.database.write((db) => {
    const row = live.findLive(db, userId);
    if (!row) return;
    const about = {
      title: given.title || row.title,
      frontcover: given.frontcover || row.frontcover || profile.frontcover,
      location: location || row.location,
      nickname: profile.nickname || row.nickname,
      headpic: profile.avatar || row.headpic,
    };
    live.updateLive(db, userId, about);
    if (row.status === 1 && row.sessionId) {
      describeSession(db, row.sessionId, { ...about, announced: row.announced });
    }
  });
}
