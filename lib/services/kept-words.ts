import { ServiceError } from "@/lib/errors";
import { blocksAnything } from "@/lib/shared/chat-words";
import { roomSettingLimits } from "@/lib/shared/room-settings";
import type { RoomSettingsRefusal } from "@/lib/shared/room-settings-refusal";
import { chatText } from "./chat-text";

/**
 * Blocked words as they are kept: each once, one line each, at most so many.
 * @throws ServiceError `invalidParameter` with the reason and the word.
 */
export function keptWords(wanted: readonly string[], most: number): readonly string[] {
  const words = [...new Set(wanted.map(chatText).filter((word) => word !== ""))];
  if (words.length > most) throw refused("tooManyWords", `Name at most ${most} words.`);
  for (const word of words) {
    if ([...word].length > roomSettingLimits.blockedWord) {
      throw refused("tooLong", `${JSON.stringify(word)} is too long.`);
    }
    // One of spaces would block every sentence.
    if (blocksAnything(word.replace(/\s/gu, ""))) continue;
    throw refused("wordBlocksNothing", `${JSON.stringify(word)} blocks nothing.`);
  }
  return words;
}

function refused(reason: RoomSettingsRefusal, message: string): ServiceError {
  return new ServiceError("invalidParameter", message, { data: { reason } });
}
