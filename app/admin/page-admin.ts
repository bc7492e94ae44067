import { cookies } from "next/headers";
import { cache } from "react";
import { actorOfToken } from "@/lib/auth/actor";
import { sessionCookieName } from "@/lib/auth/web-session";
import { runtime } from "@/lib/runtime";
import { listCallbacks } from "@/lib/services/doctor/ledger-pages";
import type { CallbackEntry } from "@/lib/shared/callback-entry";

/** Whether whoever looks at an admin page may. */
export type AdminAccess = "admin" | "forbidden" | "anonymous";

/** Decided once per page, before anything is read for it. */
export const pageAdminAccess = cache(async (): Promise<AdminAccess> => {
  const actor = actorOfToken(runtime(), (await cookies()).get(sessionCookieName)?.value);
  if (actor.kind !== "user") return "anonymous";
  return actor.role === "admin" ? "admin" : "forbidden";
});

/** A page of the callback ledger, for the first paint. */
export async function pageCallbacks(
  page: number,
  refusedOnly: boolean,
): Promise<{ readonly entries: readonly CallbackEntry[]; readonly total: number }> {
  return listCallbacks(runtime(), { page, refusedOnly });
}
