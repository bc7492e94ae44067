import {
  type AccountRow,
  appSessionsOf,
  findAccount,
  findWebSession,
} from "@/db/repositories/accounts";
import { findGuestByToken } from "@/db/repositories/web-guests";
import { originOf } from "@/lib/server/client-address";
import type { Services } from "@/lib/services/services";
import { type AccountRole, roleOf } from "@/lib/shared/staff";
import { equalInConstantTime } from "@/lib/signing/constant-time";
import { liteavSig } from "@/lib/signing/liteav-sig";
import { unseal } from "./seal";
import { guestCookieName, guestTtlSeconds } from "./web-guest";
import { bearerToken, readCookie, sessionCookieName, tokenHashOf } from "./web-session";

/** Who is calling. */
export type Actor =
  | { readonly kind: "anonymous" }
  /**
   * Somebody without an account who chose a nickname in this browser. He may read, write in chats
   * and like, and is anonymous everywhere else.
   */
  | { readonly kind: "guest"; readonly userId: string; readonly nickname: string }
  | {
      readonly kind: "user";
      readonly userId: string;
      readonly nickname: string;
      readonly role: Role;
    };

/** What an account may do beyond its own affairs. */
export type Role = AccountRole;

export const anonymous: Actor = { kind: "anonymous" };

/**
 * The caller of a request: the session cookie, or `Authorization: Bearer` with the same token.
 * A cookie that another site made the browser send counts for nothing.
 */
export function actorOf(services: Services, request: Request): Actor {
  const { headers } = request;
  const bearer = bearerToken(headers);
  if (bearer !== undefined) return actorOfToken(services, bearer);
  const cookie = headers.get("cookie");
  if (!cookie || isCrossSite(services, request)) return anonymous;
  return actorOfCookies(services, cookie);
}

/**
 * The caller by his cookies alone, for who has looked already at which site made the browser send
 * them, or only reads: the session of an account, else the guest.
 */
export function actorOfCookies(
  services: Pick<Services, "config" | "database" | "now">,
  cookieHeader: string | undefined,
): Actor {
  if (!cookieHeader) return anonymous;
  const actor = actorOfToken(services, readCookie(cookieHeader, sessionCookieName));
  if (actor.kind === "user") return actor;
  return actorOfGuestToken(services, readCookie(cookieHeader, guestCookieName));
}

/** The guest who holds this token; nobody where guests are turned off or after his month. */
function actorOfGuestToken(
  { config, database, now }: Pick<Services, "config" | "database" | "now">,
  token: string | undefined,
): Actor {
  if (!token || !config.chatGuests) return anonymous;
  const row = findGuestByToken(database.read, tokenHashOf(token));
  if (!row || row.seenMs + guestTtlSeconds * 1000 <= now()) return anonymous;
  return { kind: "guest", userId: row.userid, nickname: row.nickname };
}

/** The holder of a session token. */
export function actorOfToken(
  services: Pick<Services, "database" | "now">,
  token: string | undefined,
): Actor {
  if (!token) return anonymous;
  const db = services.database.read;
  const session = findWebSession(db, tokenHashOf(token));
  if (!session || session.expiresMs <= services.now()) return anonymous;
  const row = findAccount(db, session.userid);
  return row ? userActor(row) : anonymous;
}

/** Who proves himself by `Liteav-Sig`: the holder of one of the app sessions of `userid`. */
export function actorOfLiteavSig(
  services: Services,
  userid: string,
  signature: string,
  rawBody: Uint8Array,
): Actor {
  const db = services.database.read;
  const sessions = appSessionsOf(db, userid, services.now(), appSessionsPerUser);
  const proven = sessions.some(({ sealedToken }) => {
    const token = unseal(services.config.sessionKey, sealedToken);
    return token !== null && equalInConstantTime(liteavSig(token, rawBody), signature);
  });
  const row = proven ? findAccount(db, userid) : null;
  return row ? userActor(row) : anonymous;
}

/** Devices of one user; the oldest has to sign in again when there is one more. */
export const appSessionsPerUser = 10;

/** Nobody is signed in to an account that is locked, whatever he holds. */
export function userActor({ userid, nickname, role, lockedMs }: AccountRow): Actor {
  if (lockedMs !== 0) return anonymous;
  return { kind: "user", userId: userid, nickname, role: roleOf(role) };
}

/**
 * Fetch Metadata where the browser sends it, else the `Origin` header's host against our own
 * (OWASP CSRF Prevention; SameSite=Lax is the first line).
 */
export function isCrossSite(services: Services, request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site === "cross-site") return true;
  const origin = request.headers.get("origin");
  if (!origin) return false;
  if (!URL.canParse(origin)) return true;
  const { host } = new URL(origin);
  const own = [new URL(originOf(request)).host];
  if (services.config.publicUrl) own.push(new URL(services.config.publicUrl).host);
  return !own.includes(host);
}
