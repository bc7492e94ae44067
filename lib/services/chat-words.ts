/**
 * Whether a text has one of the blocked words, whatever their letter case or width; `*` stands for
 * any letters. Words of an alphabet match as whole words, so that `ass` is not found in `class`;
 * Chinese has no spaces between words, so that those match anywhere.
 */
export function hasBlockedWord(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const plain = normalised(text);
  return words.some((word) => matches(plain, normalised(word)));
}

/** Compatibility forms (NFKC) fold full-width letters; invisible ones are often put in between. */
function normalised(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .normalize("NFKC");
}

const letter = /[\p{L}\p{N}]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Looks for the pieces between the stars by hand: a regular expression could be made to hang. */
function matches(text: string, word: string): boolean {
  const pieces = word.split("*").filter((piece) => piece !== "");
  const [first] = pieces;
  if (first === undefined) return false;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const opens = word.startsWith("*") || isBorder(text, at);
    if (!opens) continue;
    const ends = endsOfMatch(text, pieces, at);
    if (ends.some((end) => word.endsWith("*") || isBorder(text, end))) return true;
  }
  return false;
}

/** Where the pieces can end that begin at `at` with nothing but letters between them. */
function endsOfMatch(text: string, pieces: readonly string[], at: number): number[] {
  let from = at;
  for (const piece of pieces.slice(0, -1)) {
    const next = from === at ? at : text.indexOf(piece, from);
    if (next < 0 || !isLetters(text.slice(from, next))) return [];
    from = next + piece.length;
  }
  const last = pieces.at(-1) ?? "";
  if (pieces.length === 1) return [at + last.length];
  const ends: number[] = [];
  for (let next = text.indexOf(last, from); next >= 0; next = text.indexOf(last, next + 1)) {
    if (!isLetters(text.slice(from, next))) break;
    ends.push(next + last.length);
  }
  return ends;
}

function isLetters(text: string): boolean {
  return [...text].every((character) => letter.test(character));
}

/** True between two characters that do not belong to one word. */
function isBorder(text: string, at: number): boolean {
  // No character has more than two code units.
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? " ";
  const [after = " "] = text.slice(at, at + 2);
  if (unspaced.test(before) || unspaced.test(after)) return true;
  return !(letter.test(before) && letter.test(after));
}
