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
} as const;

/** Why a push is not let in beyond its signature, in words for the broadcaster. */
export const publishObjections = {
  forbidden: "This broadcaster may not go live at the moment.",
  guest: "Only signed-in users may broadcast here.",
  oldAddress: "This address was issued before the name was registered: get a new one.",
  rotated: "This stream key was changed: copy the new one from the studio.",
  endedHere:
    "The broadcast was ended in the studio a moment ago: wait a little, or press “Go live again” there.",
} as const;

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
