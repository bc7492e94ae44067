import type { Connection } from "@/db/database";
import { deleteAccessTokensOf } from "@/db/repositories/access-tokens";
import { type AccountRow, findAccount, updateAccount } from "@/db/repositories/accounts";
import { countAdmins, deleteSessionLike, deleteSessionsOf } from "@/db/repositories/admin-people";
import { deleteRoomSessionsOf } from "@/db/repositories/rooms";
import { type ErrorCode, ServiceError } from "@/lib/errors";
import type { PeopleRefusal } from "@/lib/shared/admin-people";
import { type AccountRole, atLeast, isStaff, roleOf, type StaffRole } from "@/lib/shared/staff";
import { type Caller, requireStaff } from "./acting";
import { requireAccount } from "./admin-people";
import type { Services } from "./services";
import { aboveRank } from "./staff-rank";

type OrderServices = Pick<Services, "database" | "now">;

const words: Readonly<Record<"lastAdmin" | "self", readonly [ErrorCode, string]>> = {
  lastAdmin: ["conflict", "This is the last administrator who can sign in."],
  self: ["invalidParameter", "Nobody does this to his own account."],
};

function refused(reason: keyof typeof words & PeopleRefusal): ServiceError {
  const [code, message] = words[reason];
  return new ServiceError(code, message, { data: { reason } });
}

/**
 * Whom an order is about, looked at inside the write that carries it out: of two administrators who
 * take each other's role at once, one has none any more when his turn comes.
 * @throws ServiceError `unverified`, `notFound`, reason `self`, `lastAdmin` or `staffAccount`
 */
export function requireTarget(
  db: Connection,
  caller: Caller,
  userid: string,
  { least, notSelf = false }: { readonly least: StaffRole; readonly notSelf?: boolean },
): AccountRow {
  const { userId } = requireStaff(caller, least);
  const own = findAccount(db, userId);
  const role = own && own.lockedMs === 0 ? roleOf(own.role) : "user";
  if (!atLeast(role, least)) {
    throw new ServiceError("unverified", "You do not have the role for this any more.");
  }
  const target = requireAccount(db, userid);
  const isOwn = userid === userId;
  // Whoever orders it stays an administrator, so that only he himself could be the last one.
  if (notSelf && isOwn) throw refused(isLastAdmin(db, target) ? "lastAdmin" : "self");
  if (!isOwn && isStaff(roleOf(target.role)) && role !== "admin") throw aboveRank();
  return target;
}

function isLastAdmin(db: Connection, { role }: AccountRow): boolean {
  return role === "admin" && countAdmins(db) <= 1;
}

/**
 * Gives an account a role. One that is of the staff no more loses its access tokens.
 * @throws ServiceError `unverified`, `notFound`; reason `self` or `lastAdmin`
 */
export async function changeRole(
  { database }: OrderServices,
  caller: Caller,
  userid: string,
  role: AccountRole,
): Promise<void> {
  requireStaff(caller, "admin");
  await database.write((db) => {
    requireTarget(db, caller, userid, { least: "admin", notSelf: true });
    updateAccount(db, userid, { role });
    if (!isStaff(role)) deleteAccessTokensOf(db, userid);
  });
}

/**
 * Ends every sign-in of an account inside a write: browsers, apps with their refresh tokens,
 * RoomService, UserSigs, which are kept nowhere and go by their age, and access tokens.
 */
export function endSignIns(db: Connection, userid: string, nowMs: number): void {
  updateAccount(db, userid, { signInsSinceMs: nowMs });
  deleteSessionsOf(db, userid);
  deleteRoomSessionsOf(db, userid);
  deleteAccessTokensOf(db, userid);
}

/** Signs an account out everywhere. @throws ServiceError `unverified`, `notFound` */
export async function signOutPerson(
  { database, now }: OrderServices,
  caller: Caller,
  userid: string,
): Promise<void> {
  requireStaff(caller, "moderator");
  await database.write((db) => {
    requireTarget(db, caller, userid, { least: "moderator" });
    endSignIns(db, userid, now());
  });
}

/**
 * Ends one session of an account; one that has ended already stays so.
 * @throws ServiceError `unverified`, `notFound` for the account
 */
export async function endPersonSession(
  { database }: OrderServices,
  caller: Caller,
  userid: string,
  sessionId: string,
): Promise<void> {
  requireStaff(caller, "moderator");
  await database.write((db) => {
    requireTarget(db, caller, userid, { least: "moderator" });
    deleteSessionLike(db, userid, sessionId);
  });
}
