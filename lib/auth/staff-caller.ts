import {
  type AccessTokenRow,
  findAccessToken,
  noteTokenUse,
} from "@/db/repositories/access-tokens";
import { findAccount } from "@/db/repositories/accounts";
import { clientIpOf } from "@/lib/server/client-address";
import type { Caller } from "@/lib/services/acting";
import type { Services } from "@/lib/services/services";
import { type TokenScope, tokenScopes } from "@/lib/shared/staff";
import { actorOf, anonymous, userActor } from "./actor";
import { bearerToken, tokenHashOf } from "./web-session";

/** Personal access tokens begin so: whoever finds one, a secret scanner too, knows what it is. */
export const accessTokenPrefix = "mlvb_pat_";

/** How a member of the staff proved himself. */
export interface StaffCaller extends Caller {
  readonly via: "session" | "token";
  /** Name of the access token; empty for a session. */
  readonly tokenName: string;
  /** What the token may do; null for a session, which may whatever its role may. */
  readonly scopes: ReadonlySet<TokenScope> | null;
  /** When he proved himself, Unix ms: what ended his sign-ins since then ends what he goes on to make. */
  readonly provenMs: number;
}

/** That a token was used is written down this often at most. */
const useSpacingMs = 60_000;

/** The caller of an administrative route: by session, or by a personal access token. */
export function staffCallerOf(services: Services, request: Request): StaffCaller {
  const bearer = bearerToken(request.headers);
  const clientIp = clientIpOf(request);
  const provenMs = services.now();
  if (!bearer?.startsWith(accessTokenPrefix)) {
    const actor = actorOf(services, request);
    return { actor, clientIp, via: "session", tokenName: "", scopes: null, provenMs };
  }
  return callerOfToken(services, bearer, clientIp);
}

function callerOfToken(services: Services, token: string, clientIp: string): StaffCaller {
  const row = findAccessToken(services.database.read, tokenHashOf(token));
  const isGood = row !== null && row.expiresMs > services.now();
  const owner = isGood ? findAccount(services.database.read, row.userid) : null;
  const proven = { clientIp, via: "token", provenMs: services.now() } as const;
  if (!isGood || !owner) {
    return { ...proven, actor: anonymous, tokenName: "", scopes: new Set() };
  }
  noteUse(services, row, clientIp);
  return { ...proven, actor: userActor(owner), tokenName: row.name, scopes: scopesOf(row) };
}

/** What a token may do; a scope that this version does not know counts for nothing. */
export function scopesOf({ scopes }: Pick<AccessTokenRow, "scopes">): ReadonlySet<TokenScope> {
  const named = scopes.split(" ");
  return new Set(tokenScopes.filter((scope) => named.includes(scope)));
}

/** Nobody waits for it, and nothing depends on it. */
function noteUse({ database, log, now }: Services, row: AccessTokenRow, clientIp: string): void {
  const nowMs = now();
  if (nowMs - row.lastUsedMs < useSpacingMs) return;
  database
    .write((db) => noteTokenUse(db, row.id, { lastUsedMs: nowMs, lastUsedFrom: clientIp }))
    .catch((err: unknown) => log.warn({ err }, "the use of an access token was not noted"));
}
