import { cookies } from "next/headers";
import { actorOfToken } from "@/lib/auth/actor";
import { sessionCookieName } from "@/lib/auth/web-session";
import { runtime } from "@/lib/runtime";
import type { Caller } from "@/lib/services/acting";

/** Who looks at the page; its address counts for nothing in what pages read. */
export async function pageCaller(): Promise<Caller> {
  const token = (await cookies()).get(sessionCookieName)?.value;
  return { actor: actorOfToken(runtime(), token), clientIp: "" };
}
