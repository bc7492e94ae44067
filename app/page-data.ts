import { cookies } from "next/headers";
import { cache } from "react";
import { type Actor, actorOfToken } from "@/lib/auth/actor";
import { sessionCookieName } from "@/lib/auth/web-session";
import { orNull } from "@/lib/errors";
import { runtime } from "@/lib/runtime";
import { chatOf } from "@/lib/services/chat";
import { getRoom, getTape, listLives, listTapes } from "@/lib/services/rooms";
import { studioOf } from "@/lib/services/studio";
import type { ChatView } from "@/lib/shared/chat";
import { livesOnHome, tapesPerPage } from "@/lib/shared/list-sizes";
import type { AccountView, Page, Room, StudioView, Tape } from "@/lib/shared/models";

// First paint of the pages: services in process, no HTTP to ourselves. URLs are relative, which
// works behind any proxy.
const relative = "";

const pageActor = cache(async (): Promise<Actor> => {
  const token = (await cookies()).get(sessionCookieName)?.value;
  return actorOfToken(runtime(), token);
});

/** Who looks at the page; null when nobody is signed in. */
export const pageAccount = cache(async (): Promise<AccountView | null> => {
  const actor = await pageActor();
  return actor.kind === "user" ? { userId: actor.userId, nickname: actor.nickname } : null;
});

/** Lives of the home page. */
export async function pageLives(): Promise<Page<Room>> {
  return listLives(runtime(), { page: 1, pageSize: livesOnHome }, relative);
}

/** Recordings of the home page, from page 1. */
export async function pageTapes(page: number): Promise<Page<Tape>> {
  return listTapes(runtime(), { page, pageSize: tapesPerPage }, relative);
}

/** A broadcaster's room; null when nobody of that id ever asked for an address. */
export async function pageRoom(userId: string): Promise<Room | null> {
  return orNull(() => getRoom(runtime(), userId, relative));
}

/** The chat of a room that exists, as its reader may use it. */
export async function pageChat(userId: string): Promise<ChatView> {
  return chatOf(runtime(), { actor: await pageActor() }, userId);
}

export async function pageTape(fileId: string): Promise<Tape | null> {
  return orNull(() => getTape(runtime(), fileId, relative));
}

/** The signed-in broadcaster's own stream; null when nobody is signed in. */
export async function pageStudio(): Promise<StudioView | null> {
  const account = await pageAccount();
  return account ? studioOf(runtime(), account.userId) : null;
}
