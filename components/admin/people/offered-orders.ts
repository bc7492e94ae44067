import { type AccountRole, atLeast, isStaff, type StaffRole } from "@/lib/shared/staff";

/** What staff can do about somebody or an address. */
export type PersonOrder =
  | "lock"
  | "unlock"
  | "reset"
  | "signOut"
  | "end"
  | "ban"
  | "unban"
  | "role"
  | "address"
  | "lift";

/** Whom an order is about. */
export interface Subject {
  /** Of an account or a guest; the id of a banned address; empty: an address to be typed. */
  readonly userId: string;
  readonly nickname: string;
  /** Null of who has no account. */
  readonly role: AccountRole | null;
  readonly lockedMs: number;
  readonly bannedUntilMs: number;
}

/**
 * What is offered about somebody, in the order of the menu: what the server would refuse is not. An
 * account of the staff is an administrator's affair, and one's own is not locked by oneself.
 */
export function offeredOrders(
  who: Subject,
  by: { readonly userId: string; readonly role: StaffRole },
): readonly PersonOrder[] {
  if (!atLeast(by.role, "moderator")) return [];
  const chats: PersonOrder[] = [who.bannedUntilMs > 0 ? "unban" : "ban", "address"];
  if (who.role === null) return chats;
  const isOwn = who.userId === by.userId;
  if (isOwn) return ["signOut"];
  const isAdmin = atLeast(by.role, "admin");
  const ofStaff = isStaff(who.role);
  if (ofStaff && !isAdmin) return [];
  return [
    ...(ofStaff ? [] : chats),
    "signOut",
    ...(isAdmin ? (["role", "reset"] as const) : []),
    who.lockedMs > 0 ? "unlock" : "lock",
  ];
}
