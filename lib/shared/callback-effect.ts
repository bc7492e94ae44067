/** What became of a verified callback, in the ledger's words; the doctor and the console read them. */
export const callbackEffects = {
  applied: "applied",
  known: "known already",
  noted: "noted",
  refused: "refused",
} as const;

/** Why a verified callback changed nothing, where it is not its fields that are wrong. */
export const ignoredReasons = {
  otherApp: "a stream of another AppName",
  olderPicture: "an older picture",
  unasked: "nobody here asked for this stream",
  linkMic: "a link-mic guest's stream is neither live nor recording",
  removed: "this recording was removed or trimmed since",
  masked: "its address was not kept in full",
} as const;

/** Why a push is not let in beyond its signature, in words for the broadcaster. */
export const publishObjections = {
  forbidden: "This broadcaster may not go live at the moment.",
  locked: "This account is locked: nobody may broadcast under it.",
  guest: "Only signed-in users may broadcast here.",
  oldAddress: "This address was issued before the name was registered: get a new one.",
  rotated: "This stream key was changed: copy the new one from the studio.",
  endedHere:
    "The broadcast was ended in the studio a moment ago: wait a little, or press “Go live again” there.",
  endedByStaff:
    "The staff of this server ended this broadcast a moment ago: the studio says why, and “Go live again” there begins another one.",
} as const;

const untilWords = "This broadcaster may not go live until ";
const becauseWords = " Reason: ";

/** Why somebody who is forbidden is not let in: until when (Unix ms), where it ends by itself. */
export function forbiddenReason(untilMs: number | null, why: string): string {
  const words =
    untilMs === null
      ? publishObjections.forbidden
      : `${untilWords}${new Date(untilMs).toISOString()}.`;
  return why === "" ? words : words + becauseWords + why;
}

/** What such a reason says; null for any other. */
export function forbiddenIn(
  reason: string,
): { readonly untilMs: number | null; readonly why: string } | null {
  const [words = "", ...rest] = reason.split(becauseWords);
  const why = rest.join(becauseWords);
  if (words === publishObjections.forbidden) return { untilMs: null, why };
  if (!words.startsWith(untilWords)) return null;
  const untilMs = Date.parse(words.slice(untilWords.length).replace(/\.$/, ""));
  return Number.isNaN(untilMs) ? null : { untilMs, why };
}

const ignoredPrefix = "ignored: ";
const notLetInPrefix = "not let in: ";

export const ignoredEffect = (reason: string) => ignoredPrefix + reason;
/** Of a push that the source let in and we did not. */
export const notLetInEffect = (reason: string) => notLetInPrefix + reason;

/** The reason in such an effect; null for any other. */
export function reasonOf(
  effect: string,
): { readonly kind: "ignored" | "notLetIn"; readonly reason: string } | null {
  if (effect.startsWith(ignoredPrefix)) {
    return { kind: "ignored", reason: effect.slice(ignoredPrefix.length) };
  }
  if (effect.startsWith(notLetInPrefix)) {
    return { kind: "notLetIn", reason: effect.slice(notLetInPrefix.length) };
  }
  return null;
}
