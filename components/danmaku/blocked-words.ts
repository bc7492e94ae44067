/** As many as a reader can look through in the settings. */
export const maxBlockedWords = 100;

/** In UTF-16 units; longer than any word, shorter than a message. */
export const maxBlockedWordLength = 30;

/**
 * One form for what looks alike (full width, ligatures, capitals), because a word is blocked for
 * what it reads as: NFKC of Unicode Standard Annex 15, in small letters.
 */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().normalize("NFKC");
}

/** The list with one more word; null when the word is empty, too long, there, or one too many. */
export function withBlockedWord(words: readonly string[], word: string): string[] | null {
  const folded = foldText(word).trim();
  if (folded === "" || folded.length > maxBlockedWordLength) return null;
  if (words.length >= maxBlockedWords || words.includes(folded)) return null;
  return [...words, folded];
}

/** Whether a text has one of the words anywhere; the words are folded already. */
export function hasBlockedWord(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const folded = foldText(text);
  return words.some((word) => folded.includes(word));
}
