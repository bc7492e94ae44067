/**
 * What an account may do in the console: look (`readonly`), keep order (`moderator`), or everything
 * (`admin`). Each may what those before may.
 */
export const staffRoles = ["readonly", "moderator", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Every role of an account; `user` has nothing to do with the console. */
export const accountRoles = ["user", ...staffRoles] as const;
export type AccountRole = (typeof accountRoles)[number];

/** Whether `role` may what is for `least`. */
export function atLeast(role: AccountRole, least: StaffRole): boolean {
  return accountRoles.indexOf(role) >= accountRoles.indexOf(least);
}

/** Whether an account of this role belongs to who runs the place. */
export function isStaff(role: AccountRole): role is StaffRole {
  return role !== "user";
}

/** The role as the database has it; what is unknown may nothing. */
export function roleOf(stored: string): AccountRole {
  return accountRoles.find((role) => role === stored) ?? "user";
}

/**
 * What a personal access token may do, beside what the role of its owner lets him. `x:read` are the
 * questions of an area, `x:write` its orders.
 */
export const tokenScopes = [
  "lives:read",
  "lives:write",
  "tapes:read",
  "tapes:write",
  "people:read",
  "people:write",
  "callbacks:read",
  "callbacks:write",
  "system:read",
  "system:write",
  "webhooks:read",
  "webhooks:write",
  "audit:read",
] as const;
export type TokenScope = (typeof tokenScopes)[number];
