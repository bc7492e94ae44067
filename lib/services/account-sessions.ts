import { deleteAccessTokensOf } from "@/db/repositories/access-tokens";
import * as accounts from "@/db/repositories/accounts";
import { deleteRoomSessionsOf } from "@/db/repositories/rooms";
import { hashPassword, wirePassword } from "@/lib/auth/password";
import { tokenHashOf } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import type { AccountSessions } from "@/lib/shared/account";
import { type AccountServices, checkPassword, requirePassword } from "./accounts";
import type { Services } from "./services";

/** More than anybody looks through; the rest is counted. */
const listedSessions = 30;

/** Of the digest of a token, enough to tell two apart. */
const shownDigits = 12;

/** A user, and the token of the session by which he asks. */
export interface SessionHolder {
  readonly userId: string;
  readonly token: string;
}

/** Everywhere where a user is signed in. */
export function accountSessionsOf(
  services: Pick<Services, "database" | "now">,
  { userId, token }: SessionHolder,
): AccountSessions {
  const db = services.database.read;
  const nowMs = services.now();
  const own = accounts.findWebSession(db, tokenHashOf(token));
  const others = accounts
    .sessionsOf(db, userId, nowMs, listedSessions)
    .filter(({ tokenHash }) => tokenHash !== own?.tokenHash);
  const rows = own ? [own, ...others] : others;
  const items = rows.slice(0, listedSessions).map((row) => ({
    id: row.tokenHash.slice(0, shownDigits),
    kind: row.sealedToken ? ("app" as const) : ("web" as const),
    isCurrent: row === own,
    sinceMs: row.createdMs,
    expiresMs: row.expiresMs,
    clientIp: row.clientIp,
    agent: row.agent,
  }));
  return {
    userId,
    sessions: { items, total: accounts.countSessions(db, userId, nowMs) },
    roomSignIns: accounts.countRoomSessions(db, userId, nowMs),
  };
}

/**
 * Ends every sign-in of a user but the one that asks: browsers, apps with their refresh tokens,
 * RoomService, and the access tokens of the staff, which somebody else may have made for himself.
 */
export async function signOutEverywhereElse(
  services: Services,
  holder: SessionHolder,
): Promise<void> {
  await services.database.write((db) => endOthers(db, holder, services.now()));
}

/**
 * Gives a user who knows his password another one, and ends every other sign-in: whoever knew the
 * old one is out (OWASP ASVS 5.0 §7.4.3).
 * @throws ServiceError passwordFormat for the new one; passwordWrong, tooManyAttempts for the old.
 */
export async function changePassword(
  services: AccountServices,
  holder: SessionHolder,
  { oldPassword, newPassword }: { readonly oldPassword: string; readonly newPassword: string },
  clientIp: string,
): Promise<void> {
  const { attempts, database } = services;
  const { userId } = holder;
  requirePassword(newPassword);
  const wire = wirePassword(userId, oldPassword);
  const checked = await checkPassword(services, userId, wire, clientIp);
  const passwordHash = await attempts.whileHashing(() =>
    hashPassword(wirePassword(userId, newPassword)),
  );
  await database.write((db) => {
    // Another change was faster, and what was compared is not the password any more.
    if (accounts.findAccount(db, userId)?.passwordHash !== checked.passwordHash) {
      throw new ServiceError("passwordWrong", "The password was changed meanwhile.");
    }
    accounts.updateAccount(db, userId, { passwordHash });
    endOthers(db, holder, services.now());
  });
}

function endOthers(
  db: Parameters<typeof accounts.deleteOtherSessions>[0],
  { userId, token }: SessionHolder,
  nowMs: number,
): void {
  // UserSigs are kept nowhere: they go by their age.
  accounts.updateAccount(db, userId, { signInsSinceMs: nowMs });
  accounts.deleteOtherSessions(db, userId, tokenHashOf(token));
  deleteRoomSessionsOf(db, userId);
  deleteAccessTokensOf(db, userId);
}
