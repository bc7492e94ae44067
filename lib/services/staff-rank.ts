import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import { ServiceError } from "@/lib/errors";
import { staffAccount } from "@/lib/shared/admin-people";
import { isStaff, roleOf } from "@/lib/shared/staff";
import type { Caller } from "./acting";

/**
 * Whether somebody's broadcasts, recordings and what is said about him are an administrator's affair
 * and not this caller's: those of the staff are, a moderator's own among them. Else moderators could
 * end each other's broadcasts and their administrators', and take back what was ordered about
 * themselves. One's own broadcast is ended in the studio by everybody.
 */
export function isAboveRank(db: Connection, { actor }: Caller, userid: string): boolean {
  if (!isStaff(roleOf(findAccount(db, userid)?.role ?? ""))) return false;
  // As it is in the books: a role may have been taken since the caller proved himself.
  const own = actor.kind === "user" ? findAccount(db, actor.userId) : null;
  const isAdmin = own !== null && own.lockedMs === 0 && roleOf(own.role) === "admin";
  return !isAdmin;
}

/** @throws ServiceError `unverified` with reason `staffAccount`, as above. */
export function requireRankOver(db: Connection, caller: Caller, userid: string): void {
  if (isAboveRank(db, caller, userid)) throw aboveRank();
}

export function aboveRank(): ServiceError {
  return new ServiceError(
    "unverified",
    "Only an administrator may do this to an account of the staff.",
    { data: { reason: staffAccount } },
  );
}
