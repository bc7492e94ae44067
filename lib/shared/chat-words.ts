/**
 * Whether a text has one of the blocked words, whatever their letter case or width; `*` stands for
 * any letters. Words of an alphabet match as whole words, so that `ass` is not found in `class`;
 * Chinese has no spaces between words, so that those match anywhere.
 */
export function hasBlockedWord(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const readable = new ReadableText(normalised(text));
  return soughtOf(words).some((word) => matches(readable, word));
}

/** Those of the blocked words that a text has. */
export function blockedWordsIn(text: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => hasBlockedWord(text, [word]));
}

/** A blocked word as it is looked for: what stands between its stars, and whether it is whole. */
interface Sought {
  readonly pieces: readonly string[];
  readonly opensAnywhere: boolean;
  readonly closesAnywhere: boolean;
}

/** Lists as they are looked for: preparing hundreds of words takes longer than looking for them. */
const prepared = new WeakMap<readonly string[], readonly Sought[]>();

function soughtOf(words: readonly string[]): readonly Sought[] {
  const known = prepared.get(words);
  if (known) return known;
  const sought = words.map(normalised).map((word) => ({
    pieces: word.split("*").filter((piece) => piece !== ""),
    opensAnywhere: word.startsWith("*"),
    closesAnywhere: word.endsWith("*"),
  }));
  prepared.set(words, sought);
  return sought;
}

/** False for a blocked word that no text ever has: stars alone, or what nobody can see. */
export function blocksAnything(word: string): boolean {
  return normalised(word).replaceAll("*", "") !== "";
}

/** Compatibility forms (NFKC) fold full-width letters; invisible ones are often put in between. */
function normalised(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{DI}]/gu, "")
    .toLowerCase()
    .normalize("NFKC");
}

/** A text, and what many words ask about it: a room has hundreds of them. */
class ReadableText {
  #wordEnds: Uint32Array | undefined;
  /** By place: 0 not looked at yet, 1 within a word, 2 a border. */
  readonly #borders: Uint8Array;

  constructor(readonly text: string) {
    this.#borders = new Uint8Array(text.length + 1);
  }

  get wordEnds(): Uint32Array {
    this.#wordEnds ??= wordEndsOf(this.text);
    return this.#wordEnds;
  }

  isBorder(at: number): boolean {
    this.#borders[at] ||= isBorder(this.text, at) ? 2 : 1;
    return this.#borders[at] === 2;
  }
}

const letter = /[\p{L}\p{N}]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Looks for the pieces between the stars by hand: a regular expression could be made to hang. Every
 * place is looked at a few times at most, so that a long message of one letter takes no longer.
 */
function matches(readable: ReadableText, word: Sought): boolean {
  const { text } = readable;
  const { pieces, opensAnywhere, closesAnywhere } = word;
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined || !text.includes(first)) return false;
  const opens = (at: number) => opensAnywhere || readable.isBorder(at);
  const closes = (end: number) => closesAnywhere || readable.isBorder(end);
  if (pieces.length === 1) {
    return placesOf(text, first).some((at) => opens(at) && closes(at + first.length));
  }
  const beginnings = placesOf(text, first);
  if (beginnings.length === 0) return false;
  const endings = placesOf(text, last).filter((at) => closes(at + last.length));
  if (endings.length === 0) return false;
  const { wordEnds } = readable;
  let triedEnd: number | undefined;
  return beginnings.some((at) => {
    if (!opens(at)) return false;
    let from = at + first.length;
    // Where the first of two places in one run of letters leads nowhere, the second does not either.
    if (wordEnds[from] === triedEnd) return false;
    triedEnd = wordEnds[from];
    for (const piece of pieces.slice(1, -1)) {
      const next = text.indexOf(piece, from);
      if (next < 0 || next > (wordEnds[from] ?? 0)) return false;
      from = next + piece.length;
    }
    const ending = firstFrom(endings, from);
    return ending !== undefined && ending <= (wordEnds[from] ?? 0);
  });
}

function placesOf(text: string, piece: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) places.push(at);
  return places;
}

/** For every place, and the end of the text, how far nothing but letters follows. */
function wordEndsOf(text: string): Uint32Array {
  const ends = new Uint32Array(text.length + 1);
  let begin = 0;
  let at = 0;
  for (const character of text) {
    if (!letter.test(character)) {
      ends.fill(at, begin, at + 1);
      begin = at + 1;
    }
    at += character.length;
  }
  return ends.fill(at, begin);
}

/** The first of the ascending numbers that is not below `least`. */
function firstFrom(numbers: readonly number[], least: number): number | undefined {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return numbers[low];
}

/** True between two characters that do not belong to one word. */
function isBorder(text: string, at: number): boolean {
  // No character has more than two code units.
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? " ";
  const [after = " "] = text.slice(at, at + 2);
  if (unspaced.test(before) || unspaced.test(after)) return true;
  return !(letter.test(before) && letter.test(after));
}
