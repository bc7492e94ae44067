import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as tokens from "@/db/repositories/access-tokens";
import { findAccount } from "@/db/repositories/accounts";
import { accessTokenPrefix, type StaffCaller, scopesOf } from "@/lib/auth/staff-caller";
import { newToken, tokenHashOf } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import type { AccessTokens, AccessTokenView, CreatedToken } from "@/lib/shared/access-token";
import { accessTokenLimits } from "@/lib/shared/access-token";
import { atLeast, isStaff, roleOf, type TokenScope } from "@/lib/shared/staff";
import { type Caller, requireStaff } from "./acting";
import type { Services } from "./services";

const dayMs = 86_400_000;

/**
 * The caller's tokens that have not expired; of everybody for an administrator who asks so.
 * @throws ServiceError `unverified`
 */
export function listAccessTokens(
  services: Services,
  caller: Caller,
  ofEverybody = false,
): AccessTokens {
  const { userId, role } = requireStaff(caller, "readonly");
  if (ofEverybody) requireStaff(caller, "admin");
  const rows = tokens.accessTokensOf(
    services.database.read,
    ofEverybody && atLeast(role, "admin") ? null : userId,
    services.now(),
    accessTokenLimits.listed,
  );
  return { tokens: rows.map(viewOf) };
}

/**
 * Makes a token that may what its scopes say and its owner's role lets him. It is told once.
 * @throws ServiceError `unverified`, also for who was signed out meanwhile; `conflict` when the owner
 * has as many as one may have.
 */
export async function createAccessToken(
  services: Services,
  caller: Caller & Partial<Pick<StaffCaller, "provenMs">>,
  { name, scopes, days }: { name: string; scopes: readonly TokenScope[]; days: number },
): Promise<CreatedToken> {
  const { userId } = requireStaff(caller, "readonly");
  const token = accessTokenPrefix + newToken();
  const createdMs = services.now();
  const row = {
    id: randomUUID(),
    userid: userId,
    name,
    tokenHash: tokenHashOf(token),
    scopes: [...new Set(scopes)].sort().join(" "),
    createdMs,
    expiresMs: createdMs + days * dayMs,
    lastUsedMs: 0,
    lastUsedFrom: "",
  };
  await services.database.write((db) => {
    requireStillIn(db, userId, caller.provenMs);
    if (tokens.countAccessTokens(db, userId, createdMs) >= accessTokenLimits.perUser) {
      throw new ServiceError("conflict", "This account has as many tokens as one may have.", {
        data: { reason: "tooManyTokens" },
      });
    }
    tokens.insertAccessToken(db, row);
  });
  return { token, view: viewOf(row) };
}

/**
 * A lock, another password or a lost role ends every token of an account: one that is just being made
 * must not outlive that. @throws ServiceError `unverified`
 */
function requireStillIn(db: Connection, userId: string, provenMs = Number.POSITIVE_INFINITY): void {
  const owner = findAccount(db, userId);
  const isIn = owner !== null && owner.lockedMs === 0 && isStaff(roleOf(owner.role));
  if (isIn && owner.signInsSinceMs < provenMs) return;
  throw new ServiceError("unverified", "You are signed out meanwhile.");
}

/**
 * Ends a token: one's own, or anybody's for an administrator.
 * @throws ServiceError `unverified`, `notFound`
 */
export async function revokeAccessToken(
  services: Services,
  caller: Caller,
  id: string,
): Promise<void> {
  const { userId, role } = requireStaff(caller, "readonly");
  const owner = atLeast(role, "admin") ? null : userId;
  const found = await services.database.write((db) => tokens.deleteAccessToken(db, id, owner));
  if (!found) throw new ServiceError("notFound", "There is no such token.");
}

function viewOf(row: tokens.AccessTokenRow): AccessTokenView {
  const { id, userid: userId, name, createdMs, expiresMs, lastUsedMs, lastUsedFrom } = row;
  const scopes = [...scopesOf(row)];
  return { id, userId, name, scopes, createdMs, expiresMs, lastUsedMs, lastUsedFrom };
}
