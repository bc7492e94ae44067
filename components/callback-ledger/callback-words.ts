import { useTranslations } from "use-intl";
import type { CallbackEntry } from "@/lib/shared/callback-entry";

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
  applied: "applied",
  "known already": "knownAlready",
  noted: "noted",
  refused: "refused",
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
  "a stream of another AppName": "reasonOtherApp",
  "an older picture": "reasonOlderPicture",
  "nobody here asked for this stream": "reasonUnasked",
  "a link-mic guest's stream is neither live nor recording": "reasonLinkMic",
  "This broadcaster may not go live at the moment.": "objectionForbidden",
  "Only signed-in users may broadcast here.": "objectionGuest",
  "This address was issued before the name was registered: get a new one.": "objectionOldAddress",
} as const;

const unusedType = /^event type (\d+) is not used$/;
const badField = /^field (\w+) is missing or malformed$/;
const reasonedEffect = /^(ignored|not let in): (.*)$/s;

/** The ledger's own words in the reader's language; what is unknown stays as it was written. */
export function useCallbackWords() {
  const t = useTranslations("doctor");
  return {
    type({ eventType }: CallbackEntry): string {
      if (eventType === null) return "–";
      const key = types[eventType as keyof typeof types];
      return key ? `${eventType} · ${t(key)}` : t("typeUnknown", { type: String(eventType) });
    },
    verdict({ verification }: CallbackEntry): string {
      const key = verdicts[verification as keyof typeof verdicts];
      return key ? t(key) : verification;
    },
    effect({ effect }: CallbackEntry): string {
      const key = effects[effect as keyof typeof effects];
      if (key) return t(key);
      const [, kind, reason] = reasonedEffect.exec(effect) ?? [];
      if (reason === undefined) return effect;
      return `${t(kind === "ignored" ? "ignored" : "notLetIn")}: ${inWords(reason)}`;
    },
  };

  function inWords(reason: string): string {
    const key = reasons[reason as keyof typeof reasons];
    if (key) return t(key);
    const type = unusedType.exec(reason)?.[1];
    if (type !== undefined) return t("reasonTypeUnused", { type });
    const field = badField.exec(reason)?.[1];
    return field === undefined ? reason : t("reasonField", { field });
  }
}
