import type { GroupMessage, MsgElement } from "./im-types";

/** What a line of the chat, or the flash on the screen, is to the person who looks. */
export type ShownKind = "text" | "danmaku" | "like" | "enter" | "exit" | "plain";

/** What the app shows for one message. */
export interface ShownMessage {
  readonly kind: ShownKind;
  /** The account, as the app learns it. */
  readonly sender: string;
  readonly nickname: string;
  readonly avatar: string;
  readonly text: string;
  /** Shown at once by the phone that sent it. */
  readonly own: boolean;
}

/** How an app introduces itself in every message. */
export interface PhoneProfile {
  readonly userId: string;
  readonly nickname: string;
  readonly avatar: string;
}

/** How a generation of apps writes and reads the chat. */
export interface ChatFormat {
  /** The elements for something said or done. */
  write(
    kind: Exclude<ShownKind, "plain">,
    text: string,
    profile: PhoneProfile,
  ): readonly MsgElement[];
  /** What the app shows, or undefined for what it ignores. `nick` is the sender's IM profile. */
  read(message: GroupMessage, nick: string): Omit<ShownMessage, "own"> | undefined;
}

/** A JSON object from text, or undefined. */
export function readJsonObject(text: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof text !== "string") return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A member as text, "" when it is anything else. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
