/**
 * Control characters (C0, C1) but tab and line break: nobody types them, and databases differ on
 * NUL.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/**
 * Embeddings, overrides and isolates, which turn the reading direction of what follows, beyond their
 * own text when they are not closed (UAX #9 §2), and spoof names. All of them go: a closed pair is
 * parted where a text is cut, and each text is shown in an isolate of its own. The marks (U+200E,
 * U+200F, U+061C) reach no further than that and stay: Arabic and Hebrew need them at punctuation.
 */
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/g;
/** Nothing to be seen: spaces, format characters, and a Braille pattern without dots. */
const invisible = /^[\s\p{Cf}\p{DI}\u2800]*$/u;
/** Names and places: what is longer is cut, as nobody reads it. */
const shortLength = 64;

/**
 * The text of a field as it is kept: valid Unicode without control characters, trimmed. What nobody
 * can see is empty.
 */
export function cleanText(value: string): string {
  const text = value
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(controlCharacters, "")
    .replace(directionOverrides, "")
    .trim();
  return invisible.test(text) ? "" : text;
}

/** The first characters of a text, no emoji cut in half. */
export function cutText(value: string, characters = shortLength): string {
  return [...value].slice(0, characters).join("");
}

/** A web address of a picture; anything else, script addresses among them, counts as none. */
export function pictureAddress(value: string): string {
  return /^(https?:\/\/|\/)/i.test(value) ? value : "";
}
