import { cookies } from "next/headers";
import { cache } from "react";
import { actorOfToken } from "@/lib/auth/actor";
import { sessionCookieName } from "@/lib/auth/web-session";
import { runtime } from "@/lib/runtime";
import { atLeast, isStaff, type StaffRole } from "@/lib/shared/staff";

/** Whether whoever looks at a page of the console may at all. */
export type AdminAccess = "staff" | "forbidden" | "anonymous";

const pageActor = cache(async () =>
  actorOfToken(runtime(), (await cookies()).get(sessionCookieName)?.value),
);

/** Decided once per page, before anything is read for it; `least`: whom the page is for. */
export async function pageAdminAccess(least: StaffRole = "readonly"): Promise<AdminAccess> {
  const actor = await pageActor();
  if (actor.kind !== "user") return "anonymous";
  return atLeast(actor.role, least) ? "staff" : "forbidden";
}

/** Who of the staff looks; null when it is nobody of them. */
export async function pageStaff(): Promise<{ userId: string; role: StaffRole } | null> {
  const actor = await pageActor();
  if (actor.kind !== "user" || !isStaff(actor.role)) return null;
  return { userId: actor.userId, role: actor.role };
}
