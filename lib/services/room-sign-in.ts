import { randomBytes } from "node:crypto";
import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import * as rooms from "@/db/repositories/rooms";
import { judgeUserSig, newUserSig } from "@/lib/auth/user-sigs";
import { newToken, tokenHashOf } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import { unpackUserSig } from "@/lib/signing/user-sig";
import { refuseBannedAddress } from "./address-bans";
import { refuseLocked } from "./locked-account";
import type { RoomServices } from "./rooms";

/** Devices of one user. */
const sessionsPerUser = 10;
/** A guest signs in anew each day, in milliseconds. */
const guestTtlMs = 86_400_000;

/** What an app needs to sign in to RoomService and IM. */
export interface LoginInfo {
  readonly sdkAppId: number;
  readonly userId: string;
  readonly userSig: string;
  /** What an IM application from before July 2019 calls its kind of accounts; else "0". */
  readonly accountType: string;
}

/** A UserSig for somebody whose identity is established. */
export function loginInfoOf(
  { config, now }: Pick<RoomServices, "config" | "now">,
  userId: string,
): LoginInfo {
  const { imSdkAppId: sdkAppId, imAccountType: accountType } = config;
  return { sdkAppId, accountType, userId, userSig: newUserSig(config, userId, now()) };
}

/**
 * A new guest with a made-up userid, for clients without accounts.
 * @throws ServiceError `unverified` when guests are turned off, or with reason `addressBanned`;
 * `tooOften`.
 */
export async function newGuest(services: RoomServices, clientIp: string): Promise<LoginInfo> {
  const { config, attempts } = services;
  if (!config.guestApi) {
    throw new ServiceError("unverified", "Only signed-in users may use rooms here.");
  }
  refuseBannedAddress(services, clientIp);
  await attempts.noteRoomLogin(clientIp);
  const random = randomBytes(6).toString("hex");
  return loginInfoOf(services, `user_${random.slice(0, 8)}_${random.slice(8)}`);
}

/**
 * Exchanges a UserSig for a RoomService token.
 * @throws ServiceError `unverified` for a UserSig that is not this user's, or with reason
 * `accountLocked` or `addressBanned`; `tooOften`.
 */
export async function signInToRooms(
  services: RoomServices,
  input: { readonly sdkAppId: string; readonly userId: string; readonly userSig: string },
  clientIp: string,
): Promise<string> {
  const { config, database, attempts } = services;
  await attempts.noteRoomLogin(clientIp);
  const verdict = judgeUserSig(config, input.userId, input.userSig, services.now());
  const isOld = isOutdated(database.read, input.userId, input.userSig);
  if (input.sdkAppId !== String(config.imSdkAppId) || verdict !== "valid" || isOld) {
    const reason = verdict === "expired" ? "has expired" : "is not of this user and application";
    throw new ServiceError("unverified", `The userSig ${reason}: sign in again.`);
  }
  const account = findAccount(database.read, input.userId);
  refuseLocked(account);
  refuseBannedAddress(services, clientIp, account ?? undefined);
  const token = newToken();
  const ttlMs = account ? config.sessionTtlDays * 86_400_000 : guestTtlMs;
  const session: rooms.RoomSessionRow = {
    tokenHash: tokenHashOf(token),
    userid: input.userId,
    expiresMs: services.now() + ttlMs,
  };
  await database.write((db) => {
    // It may have been locked a moment ago, or have another password: both ended every sign-in.
    refuseLocked(findAccount(db, input.userId));
    if (isOutdated(db, input.userId, input.userSig)) {
      throw new ServiceError("unverified", "You were signed out meanwhile: sign in again.");
    }
    rooms.insertRoomSession(db, session, sessionsPerUser);
  });
  return token;
}

/**
 * A guest's UserSig does not outlive the registration of his name, nor a user's his signing out
 * everywhere.
 */
function isOutdated(db: Connection, userId: string, userSig: string): boolean {
  const account = findAccount(db, userId);
  const issuedS = Number(unpackUserSig(userSig)?.["TLS.time"]);
  if (account === null) return false;
  const sinceMs = Math.max(account.createdMs, account.signInsSinceMs);
  return !(issuedS >= Math.floor(sinceMs / 1000));
}

export async function signOutOfRooms(services: RoomServices, token: string): Promise<void> {
  await services.database.write((db) => rooms.deleteRoomSession(db, tokenHashOf(token)));
}

/** The userid that a RoomService token proves. @throws ServiceError `unverified`. */
export function roomUserOf(services: RoomServices, userId: string, token: string): string {
  const db = services.database.read;
  const session = token ? rooms.findRoomSession(db, tokenHashOf(token)) : null;
  if (!session || session.expiresMs <= services.now() || session.userid !== userId) {
    throw new ServiceError("unverified", "The token is not valid: log in again.");
  }
  if (!services.config.guestApi && !findAccount(db, userId)) {
    throw new ServiceError("unverified", "Only signed-in users may use rooms here.");
  }
  return userId;
}

/** Whether a UserSig of this server would let its holder in. */
export function roomsWork(services: RoomServices): boolean {
  const { config } = services;
  const { userSig } = loginInfoOf(services, config.administrator);
  rooms.findRoomSession(services.database.read, "");
  return judgeUserSig(config, config.administrator, userSig, services.now()) === "valid";
}
