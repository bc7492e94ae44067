/**
 * Letters, digits and marks of scripts that run from right to left: the blocks of UAX #9's classes
 * R, AL and AN, and the two marks that act like such a letter.
 */
const rightToLeft =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Somebody's words within a plain text of ours, which has no `<bdi>`: first-strong isolate and its
 * end (UAX #9 §2.2) keep their reading direction among themselves. Words from left to right do
 * nothing to what is around them and stay as they are, so that they are found and copied as such.
 */
export function isolated(words: string): string {
  return rightToLeft.test(words) ? `\u2068${words}\u2069` : words;
}
