import { headers } from "next/headers";
import { cache } from "react";
import { type Actor, actorOfCookies } from "@/lib/auth/actor";
import { orNull } from "@/lib/errors";
import { runtime } from "@/lib/runtime";
import { originHeader } from "@/lib/server/client-address";
import { findAccountView } from "@/lib/services/accounts";
import { chatOf } from "@/lib/services/chat";
import { tapePageOf } from "@/lib/services/replay";
import { roomPageOf } from "@/lib/services/room-page";
import { studioOf } from "@/lib/services/studio";
import { userPageOf } from "@/lib/services/user-page";
import { wallOf } from "@/lib/services/wall";
import type { ChatView } from "@/lib/shared/chat";
import type { AccountView } from "@/lib/shared/models";
import type { TapePage } from "@/lib/shared/replay";
import type { RoomPage } from "@/lib/shared/room-page";
import type { StudioView } from "@/lib/shared/studio";
import type { UserPage } from "@/lib/shared/user-page";
import type { Wall } from "@/lib/shared/wall";

// First paint of the pages: services in process, no HTTP to ourselves. URLs are relative, which
// works behind any proxy.
const relative = "";

const pageActor = cache(async (): Promise<Actor> => {
  return actorOfCookies(runtime(), (await headers()).get("cookie") ?? undefined);
});

/** Who looks at the page; null when nobody is signed in. */
export const pageAccount = cache(async (): Promise<AccountView | null> => {
  const actor = await pageActor();
  return actor.kind === "user" ? findAccountView(runtime(), actor.userId) : null;
});

/** Whom others know in this browser, an account or a guest; empty when it is nobody. */
export async function pageUserId(): Promise<string> {
  const actor = await pageActor();
  return actor.kind === "anonymous" ? "" : actor.userId;
}

/** The home page's lists, or what a search finds; page of the recordings from 1. */
export async function pageWall(search: string, page: number): Promise<Wall> {
  return wallOf(runtime(), { search, page }, relative);
}

/** Somebody's own page; null when there is no such user. Page of the recordings from 1. */
export async function pageUser(userid: string, page: number): Promise<UserPage | null> {
  return orNull(() => userPageOf(runtime(), { userid, page }, relative));
}

/** A broadcaster's room; null when nobody of that id ever asked for an address. */
export async function pageRoom(userId: string): Promise<RoomPage | null> {
  return orNull(() => roomPageOf(runtime(), userId, relative));
}

/** The chat of a room that exists, as its reader may use it. */
export async function pageChat(userId: string): Promise<ChatView> {
  return chatOf(runtime(), { actor: await pageActor() }, userId);
}

/** A recording; null when there is none of that id that this viewer may know of. */
export async function pageTape(fileId: string): Promise<TapePage | null> {
  const actor = await pageActor();
  const viewerId = actor.kind === "user" ? actor.userId : "";
  return orNull(() => tapePageOf(runtime(), fileId, relative, viewerId));
}

/** The signed-in broadcaster's own stream; null when nobody is signed in. */
export async function pageStudio(): Promise<StudioView | null> {
  const account = await pageAccount();
  // The address for OBS is on no page; all other URLs are relative.
  const origin = (await headers()).get(originHeader) ?? relative;
  return account ? studioOf(runtime(), account.userId, origin) : null;
}
