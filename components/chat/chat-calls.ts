import { callJson } from "@/components/data/client";
import type {
  ChatDraft,
  ChatMessage,
  ChatRules,
  ChatSelf,
  ChatView,
  Silences,
} from "@/lib/shared/chat";

const pathOf = (room: string) => `/api/rooms/${encodeURIComponent(room)}/chat`;

export interface StreamOptions {
  /** This page has been connected before, and nobody is to be told that somebody came in. */
  readonly again: boolean;
  /** The broadcaster works here and is no viewer. */
  readonly fromStudio: boolean;
}

/** The stream of a room's events after the message of that number, for this browser. */
export function streamUrl(
  room: string,
  after: number,
  viewer: string,
  { again, fromStudio }: StreamOptions,
): string {
  const options = `${again ? "&again=1" : ""}${fromStudio ? "&studio=1" : ""}`;
  return `${pathOf(room)}/stream?after=${after}&viewer=${viewer}${options}`;
}

/** The conversation as it stands, and what we may do in it. */
export async function fetchChat(room: string): Promise<ChatView> {
  return (await callJson<{ chat: ChatView }>(pathOf(room))).chat;
}

/** May be repeated: the draft's id makes it the same message. */
export function sendDraft(
  room: string,
  draft: ChatDraft,
): Promise<{ readonly message: ChatMessage | null; readonly liked: boolean }> {
  return callJson(pathOf(room), draft);
}

/** Gives this browser's guest a name, or another one. */
export async function chooseNickname(nickname: string): Promise<ChatSelf> {
  return (await callJson<{ self: ChatSelf }>("/api/guests", { nickname })).self;
}

/** One message, or what a user wrote in this broadcast. */
export async function hideMessages(
  room: string,
  what: { readonly messageId: string } | { readonly userId: string },
): Promise<void> {
  await callJson(`${pathOf(room)}/hide`, what);
}

/** In this room; 0 seconds let the user write again. */
export async function muteUser(room: string, userId: string, seconds: number): Promise<void> {
  await callJson(`${pathOf(room)}/mute`, { userId, seconds });
}

/** Who may not write in this room, for who keeps order there. */
export async function fetchSilences(room: string): Promise<Silences> {
  return (await callJson<{ silences: Silences }>(`${pathOf(room)}/mute`)).silences;
}

/** In every room; 0 seconds lift the ban. */
export async function banUser(userId: string, seconds: number): Promise<void> {
  await callJson("/api/chat/ban", { userId, seconds });
}

/** Only the broadcaster and moderators may write, or everybody. */
export async function muteEverybody(room: string, on: boolean): Promise<void> {
  await callJson(`${pathOf(room)}/mute-all`, { on });
}

/** What somebody who keeps order may change of the rules. */
export type RulesChange = Partial<Pick<ChatRules, "slowSeconds" | "guestsMayWrite" | "notice">>;

export async function changeRules(room: string, change: RulesChange): Promise<void> {
  await callJson(`${pathOf(room)}/rules`, change);
}
