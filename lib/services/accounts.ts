import type { Connection } from "@/db/database";
import * as accounts from "@/db/repositories/accounts";
import { findLive, updateLive } from "@/db/repositories/live";
import { deleteRoomSessionsOf } from "@/db/repositories/rooms";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import { hashPassword, passwordMatches, pretendToCompare, wirePassword } from "@/lib/auth/password";
import { isReservedName } from "@/lib/auth/reserved-names";
import { newToken, tokenHashOf } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import { nicknameMaxLength } from "@/lib/shared/account";
import { cutText } from "@/lib/shared/clean-text";
import type { AccountView } from "@/lib/shared/models";
import { refuseBannedAddress } from "./address-bans";
import { refuseLocked } from "./locked-account";
import type { Services } from "./services";
import { refuseBlockedWord } from "./shown-words";

export interface AccountServices extends Services {
  readonly attempts: AttemptLimits;
}

/** The union of what the shipped apps let a person type. */
const userIdPattern = /^(?!\d+$)[a-zA-Z0-9_-]{4,24}$/;
const passwordLength = { min: 8, max: 64 };

const wrongCredentials = "The user name or the password is wrong.";

export interface SignedIn {
  readonly token: string;
  readonly account: AccountView;
}

/**
 * Makes an account and signs the browser in; `agent` is what the browser calls itself.
 * @throws ServiceError userNameFormat, passwordFormat, malformedField for a nickname with a blocked
 * word, userExists, tooManyAttempts; `unverified` with reason `addressBanned`.
 */
export async function registerAccount(
  services: AccountServices,
  input: { readonly userId: string; readonly password: string; readonly nickname: string },
  clientIp: string,
  agent = "",
): Promise<SignedIn> {
  const { userId, password, nickname } = input;
  requireUserName(services, userId);
  refuseBlockedWord(services, "nickname", nickname, "malformedField");
  requirePassword(password);
  const account = await createAccount(
    services,
    { userId, wire: wirePassword(userId, password), nickname },
    clientIp,
  );
  return openSession(services, account, { clientIp, agent });
}

/** @throws ServiceError passwordFormat for what is no password that a person may choose. */
export function requirePassword(password: string): void {
  if (password.length < passwordLength.min || password.length > passwordLength.max) {
    throw new ServiceError("passwordFormat", "A password has 8 to 64 characters.");
  }
}

/** The nickname as it is kept: who chooses none is shown by the user name. */
export function keptNickname(userId: string, wish: string): string {
  return cutText(wish.trim(), nicknameMaxLength) || userId;
}

/** Whether an account can have this name at all. */
export function isUserName(userId: string): boolean {
  return userIdPattern.test(userId);
}

/** What such a name is, in words. */
export const userNameRule = "A user name has 4 to 24 letters, digits, - or _, and not only digits.";

/** Of a new account: who chooses no nickname is shown by it. @throws ServiceError userNameFormat. */
export function requireUserName(
  services: Pick<Services, "config" | "database">,
  userId: string,
): void {
  if (!isUserName(userId)) throw new ServiceError("userNameFormat", userNameRule);
  refuseBlockedWord(services, "user name", userId, "userNameFormat");
}

/**
 * Makes an account; `wire` is the password as the apps send it. A name that is reserved, or under
 * which a guest is on air, is taken.
 * @throws ServiceError userExists, tooManyAttempts; `unverified` with reason `addressBanned`.
 */
export async function createAccount(
  services: AccountServices,
  { userId, wire, nickname }: { userId: string; wire: string; nickname: string },
  clientIp: string,
): Promise<AccountView> {
  refuseBannedAddress(services, clientIp);
  await services.attempts.noteRegistration(clientIp);
  const { database, config } = services;
  const isTaken = (db: Connection) =>
    isReservedName(userId, config.administrator) ||
    accounts.findAccount(db, userId) !== null ||
    findLive(db, userId)?.status === 1;
  if (isTaken(database.read)) throw userExists();
  const passwordHash = await services.attempts.whileHashing(() => hashPassword(wire));
  const shownName = keptNickname(userId, nickname);
  await database.write((db) => {
    // Another request may have taken the name while the password was hashed.
    if (isTaken(db)) throw userExists();
    voidGuest(db, userId);
    accounts.insertAccount(db, {
      userid: userId,
      nickname: shownName,
      avatar: "",
      frontcover: "",
      sex: -1,
      role: "user",
      passwordHash,
      createdMs: services.now(),
    });
  });
  return { userId, nickname: shownName, avatarUrl: "" };
}

/** A guest of this name is somebody else from now on, and what he asked for is void. */
export function voidGuest(db: Connection, userId: string): void {
  deleteRoomSessionsOf(db, userId);
  updateLive(db, userId, { addressIssuedMs: 0 });
}

/**
 * Signs a browser in; `agent` is what it calls itself.
 * @throws ServiceError userUnknown, passwordWrong, tooManyAttempts; `unverified` with reason
 * `accountLocked` or `addressBanned` for who knows the password.
 */
export async function signIn(
  services: AccountServices,
  input: { readonly userId: string; readonly password: string },
  clientIp: string,
  agent = "",
): Promise<SignedIn> {
  const { userId } = input;
  const wire = wirePassword(userId, input.password.slice(0, passwordLength.max + 1));
  const row = await checkPassword(services, userId, wire, clientIp);
  refuseLocked(row);
  refuseBannedAddress(services, clientIp, row);
  return openSession(services, accountViewOf(row), { clientIp, agent }, row.passwordHash);
}

/**
 * The account of a user who knows its password, as the apps send it.
 * @throws ServiceError userUnknown, passwordWrong, tooManyAttempts.
 */
export async function checkPassword(
  services: AccountServices,
  userId: string,
  wire: string,
  clientIp: string,
): Promise<accounts.AccountRow> {
  await services.attempts.noteLogin(clientIp, userId);
  const row = accounts.findAccount(services.database.read, userId);
  const matches = await services.attempts.whileHashing(() =>
    row ? passwordMatches(row.passwordHash, wire) : pretendToCompare(wire),
  );
  if (!row) throw new ServiceError("userUnknown", wrongCredentials);
  if (!matches) throw new ServiceError("passwordWrong", wrongCredentials);
  await services.attempts.clearLogin(clientIp, userId);
  return row;
}

/** Who is signed in, as pages show it. */
function accountViewOf({ userid, nickname, avatar }: accounts.AccountRow): AccountView {
  return { userId: userid, nickname, avatarUrl: avatar };
}

/** The account that pages show; null when it is gone. */
export function findAccountView({ database }: Pick<Services, "database">, userId: string) {
  const row = accounts.findAccount(database.read, userId);
  return row && accountViewOf(row);
}

/** From where a session was opened, and by which program. */
export interface SessionOrigin {
  readonly clientIp: string;
  readonly agent: string;
}

/** Ends the session of a token; an unknown one is no error. */
export async function signOut(services: Services, token: string): Promise<void> {
  await services.database.write((db) => accounts.deleteWebSession(db, tokenHashOf(token)));
}

/**
 * @param checkedHash What the password was compared with: a change of it since then ended every
 * session, and this one must not outlive that.
 */
async function openSession(
  services: Services,
  account: AccountView,
  from: SessionOrigin,
  checkedHash?: string,
): Promise<SignedIn> {
  const token = newToken();
  const createdMs = services.now();
  await services.database.write((db) => {
    const row = accounts.findAccount(db, account.userId);
    if (checkedHash !== undefined && row?.passwordHash !== checkedHash) {
      throw new ServiceError("passwordWrong", wrongCredentials);
    }
    refuseLocked(row);
    accounts.updateAccount(db, account.userId, { signedInMs: createdMs });
    accounts.insertWebSession(db, {
      tokenHash: tokenHashOf(token),
      userid: account.userId,
      createdMs,
      expiresMs: createdMs + services.config.sessionTtlDays * 86_400_000,
      sealedToken: "",
      refreshHash: "",
      ...from,
    });
  });
  return { token, account };
}

function userExists(): ServiceError {
  return new ServiceError("userExists", "This user name is taken.");
}
