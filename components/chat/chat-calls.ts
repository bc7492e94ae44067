import { callJson } from "@/components/data/client";
import type { ChatDraft, ChatMessage } from "@/lib/shared/chat";

const pathOf = (room: string) => `/api/rooms/${encodeURIComponent(room)}/chat`;

/** The stream of a room's events, from after the message of that number. */
export function streamUrl(room: string, after: number): string {
  return `${pathOf(room)}/stream?after=${after}`;
}

/** May be repeated: the draft's id makes it the same message. */
export function sendDraft(
  room: string,
  draft: ChatDraft,
): Promise<{ readonly message: ChatMessage | null; readonly liked: boolean }> {
  return callJson(pathOf(room), draft);
}

export async function muteUser(room: string, userId: string, seconds: number): Promise<void> {
  await callJson(`${pathOf(room)}/mute`, { userId, seconds });
}

/** In every room; 0 seconds lift the ban. */
export async function banUser(userId: string, seconds: number): Promise<void> {
  await callJson("/api/chat/ban", { userId, seconds });
}

export async function muteEverybody(room: string, on: boolean): Promise<void> {
  await callJson(`${pathOf(room)}/mute-all`, { on });
}
