import { useTranslations } from "use-intl";
import {
  callbackEffects,
  forbiddenIn,
  ignoredReasons,
  publishObjections,
  reasonOf,
} from "@/lib/shared/callback-effect";
import type { CallbackEntry } from "@/lib/shared/callback-entry";
import { isolated } from "@/lib/shared/isolated";

const verdicts = {
  ok: "verified",
  "wrong sign": "wrongSign",
  "no t or sign": "noSign",
  expired: "expired",
  "t too far": "tooEarly",
  "Sign is wrong": "wrongSign",
  "no Sign or RequestTime": "noSign",
  "body is not a JSON object": "notJson",
} as const;

const effects = {
  [callbackEffects.applied]: "applied",
  [callbackEffects.known]: "knownAlready",
  [callbackEffects.noted]: "noted",
  [callbackEffects.refused]: "refused",
} as const;

/** Event types of LVB (cloud.md §2.2). */
const types = {
  0: "type0",
  1: "type1",
  8: "type8",
  100: "type100",
  200: "type200",
  314: "type314",
  315: "type315",
  317: "type317",
  321: "type321",
  328: "type328",
  332: "type332",
  338: "type338",
  341: "type341",
  348: "type348",
  // What the doctor sends to the server's public address to see whether it arrives.
  999: "type999",
} as const;

/** Why an event changed nothing, as the services write it. */
const reasons = {
  [ignoredReasons.otherApp]: "reasonOtherApp",
  [ignoredReasons.olderPicture]: "reasonOlderPicture",
  [ignoredReasons.unasked]: "reasonUnasked",
  [ignoredReasons.linkMic]: "reasonLinkMic",
  [ignoredReasons.removed]: "reasonRemoved",
  [ignoredReasons.masked]: "reasonMasked",
  [publishObjections.forbidden]: "objectionForbidden",
  [publishObjections.locked]: "objectionLocked",
  [publishObjections.guest]: "objectionGuest",
  [publishObjections.oldAddress]: "objectionOldAddress",
  [publishObjections.rotated]: "objectionRotated",
  [publishObjections.endedHere]: "objectionEndedHere",
  [publishObjections.endedByStaff]: "objectionEndedByStaff",
} as const;

const origins = {
  received: "originReceived",
  engine: "originEngine",
  replayed: "originReplayed",
  simulated: "originSimulated",
} as const;

/** Types that have a name, the commonest first. */
export const knownTypes: readonly number[] = [
  ...[1, 0, 100, 200, 332],
  ...[8, 314, 315, 317, 321, 328, 338, 341, 348, 999],
];

const unusedType = /^event type (\d+) is not used$/;
const badField = /^field (\w+) is missing or malformed$/;

/** The ledger's own words in the reader's language; what is unknown stays as it was written. */
export function useCallbackWords() {
  const t = useTranslations("doctor");
  const tLedger = useTranslations("adminCallbacks");
  return {
    type({ eventType }: Pick<CallbackEntry, "eventType">): string {
      if (eventType === null) return "–";
      const key = types[eventType as keyof typeof types];
      return key ? `${eventType} · ${t(key)}` : t("typeUnknown", { type: String(eventType) });
    },
    verdict({ verification }: CallbackEntry): string {
      const key = verdicts[verification as keyof typeof verdicts];
      return key ? t(key) : verification;
    },
    origin({ origin }: Pick<CallbackEntry, "origin">): string {
      return tLedger(origins[origin]);
    },
    /** Whether it told nothing new. */
    isDuplicate({ effect }: Pick<CallbackEntry, "effect">): boolean {
      return effect === callbackEffects.known;
    },
    effect({ effect }: Pick<CallbackEntry, "effect">): string {
      const key = effects[effect as keyof typeof effects];
      if (key) return t(key);
      const reasoned = reasonOf(effect);
      return reasoned ? `${t(reasoned.kind)}: ${inWords(reasoned.reason)}` : effect;
    },
  };

  function inWords(reason: string): string {
    const ban = forbiddenIn(reason);
    if (ban) return banInWords(ban);
    const key = reasons[reason as keyof typeof reasons];
    if (key) return t(key);
    const type = unusedType.exec(reason)?.[1];
    if (type !== undefined) return t("reasonTypeUnused", { type });
    const field = badField.exec(reason)?.[1];
    return field === undefined ? reason : t("reasonField", { field });
  }

  function banInWords({ untilMs, why }: NonNullable<ReturnType<typeof forbiddenIn>>): string {
    const time =
      untilMs === null ? "" : new Date(untilMs).toISOString().slice(0, 19).replace("T", " ");
    const words = time ? t("objectionForbiddenUntil", { time }) : t("objectionForbidden");
    return why === "" ? words : `${words} (${isolated(why)})`;
  }
}
