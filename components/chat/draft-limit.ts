import { maxChatTextBytes, maxDanmakuCharacters } from "@/lib/shared/chat";

/** How much more of a text there may be; negative: it is too long by so much. */
export interface DraftLimit {
  readonly unit: "bytes" | "characters";
  readonly left: number;
  /** Few enough to be worth saying. */
  readonly near: boolean;
}

const nearBytes = 60;
const nearCharacters = 15;
const encoder = new TextEncoder();

/** The limit that the text comes up against first: bytes for every message, characters in flight. */
export function draftLimit(text: string, flies: boolean): DraftLimit {
  const plain = text.trim();
  const bytes = maxChatTextBytes - encoder.encode(plain).length;
  const characters = maxDanmakuCharacters - [...plain].length;
  const ofBytes = { unit: "bytes", left: bytes, near: bytes <= nearBytes } as const;
  if (!flies || characters > nearCharacters || (bytes < 0 && characters >= 0)) return ofBytes;
  return { unit: "characters", left: characters, near: true };
}
