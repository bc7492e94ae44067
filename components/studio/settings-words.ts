import { blocksAnything } from "@/lib/shared/chat-words";
import { roomSettingLimits } from "@/lib/shared/room-settings";

/** What is wrong with a list of blocked words, and with which of them. */
export interface WordsProblem {
  readonly key: "blockedWordsMany" | "blockedWordLong" | "blockedWordIdle";
  readonly word: string;
  readonly count: number;
}

/** The words of a field with one in each line. */
export function wordsIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
}

/** What the server would refuse, named by the word; null: nothing that is known here. */
export function wordsProblem(
  words: readonly string[],
  most: number = roomSettingLimits.blockedWords,
): WordsProblem | null {
  const { blockedWord } = roomSettingLimits;
  if (words.length > most) return { key: "blockedWordsMany", word: "", count: most };
  const long = words.find((word) => [...word].length > blockedWord);
  if (long !== undefined) {
    const beginning = [...long].slice(0, 20).join("");
    return { key: "blockedWordLong", word: `${beginning}…`, count: blockedWord };
  }
  const idle = words.find((word) => !blocksAnything(word.replace(/\s/gu, "")));
  return idle === undefined ? null : { key: "blockedWordIdle", word: idle, count: 0 };
}
