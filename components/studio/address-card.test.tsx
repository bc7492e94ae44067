import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Providers } from "@/components/providers";
import type { Locale } from "@/lib/shared/i18n/locales";
import { messagesFor } from "@/lib/shared/i18n/messages";
import type { StudioKey } from "@/lib/shared/studio";
import { AddressCard } from "./address-card";
import type { ShownRefusal } from "./open-refusals";

const nowMs = 1_800_000_000_000;
const studioKey: StudioKey = {
  server: "rtmp://live.example/live",
  forms: [],
  expiresAtMs: nowMs + 86_400_000,
  previousUntilMs: null,
  lastUsed: {
    atMs: nowMs - 180_000,
    clientIp: "198.51.100.7",
    agent: "(compatible; obs-studio/30)",
  },
};
const none: StudioKey = {
  ...{ server: "", forms: [], expiresAtMs: null, previousUntilMs: null, lastUsed: null },
};

interface Shown {
  readonly key?: StudioKey;
  readonly refused?: readonly ShownRefusal[];
  readonly locale?: Locale;
}

/** What the card says, as text. */
function words({ key = studioKey, refused = [], locale = "en" }: Shown): string {
  const html = renderToString(
    <Providers locale={locale} messages={messagesFor(locale)} nowMs={nowMs}>
      <AddressCard userId="alice_01" studioKey={key} nowMs={nowMs} refused={refused} isNext />
    </Providers>,
  );
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&#x27;/g, "'")
    .replaceAll(/\s+/g, " ");
}

const refusal = (why: ShownRefusal["why"], detail = ""): ShownRefusal => ({
  ...{ atMs: nowMs - 60_000, why, detail },
  ...{ clientIp: "203.0.113.9", agent: "FMLE/3.0 (compatible; Lavf60)" },
});

it("says until when the key works and who used it last, and offers to renew and change it", () => {
  const text = words({});
  expect(text).toContain("It can start a broadcast until");
  expect(text).toContain("Last used 3 minutes ago by OBS from 198.51.100.7.");
  expect(text).toMatch(/Renew .*Change the key/);
  expect(words({ key: { ...studioKey, expiresAtMs: nowMs + 600_000 } })).toContain(
    "10 minutes only",
  );
  expect(words({ key: { ...studioKey, expiresAtMs: null } })).toContain("has expired");
  const changed = { ...studioKey, previousUntilMs: nowMs + 300_000 };
  expect(words({ key: changed })).toContain("The key from before the change still works until");
});

it("lets somebody who has no address copy one at once", () => {
  const text = words({ key: none });
  expect(text).toContain("Copy the whole address");
  expect(text).not.toMatch(/Change the key|Renew|Last used/);
});

it("raises an alarm when somebody else tries the key, and names who and what helps", () => {
  const text = words({ refused: [refusal("taken")] });
  expect(text).toContain("Somebody else is trying your key");
  expect(text).toContain("1 minute ago, FFmpeg, 203.0.113.9");
  expect(text.match(/Change the key…/g)).toHaveLength(2);
});

it("names in the reader's language how much was too much", () => {
  const refused = [refusal("tooMuch", "462")];
  const key = { ...studioKey, lastUsed: null };
  expect(words({ refused, key })).toContain("462 Mbit/s came, more than the server can keep");
  expect(words({ refused, key, locale: "zh-CN" })).toContain("推流达到 462 Mbps，服务器存不下");
});

const everyReason: Record<ShownRefusal["why"], string> = {
  unsigned: "signature is missing",
  wrongKey: "The key was wrong",
  expired: "has expired",
  rotated: "from before you changed it",
  oldAddress: "before your account was made",
  endedHere: "had just ended the broadcast",
  endedByStaff: "staff had just ended the broadcast",
  taken: "A second program tried",
  tooOften: "too often",
  serverFull: "as many broadcasts as it can",
  unsupportedVideo: "The picture was HEVC",
  unsupportedAudio: "The sound was HEVC",
  damaged: "could not be understood",
  nothing: "neither picture nor sound",
  clockStands: "clock of what came stood still",
  tooMuch: "HEVC Mbit/s came",
  serverFault: "fault of its own",
  other: "It was not let in: HEVC",
};

it.each(Object.entries(everyReason))(
  "says in plain words why a push was turned away: %s",
  (why, sentence) => {
    const refused = [refusal(why as ShownRefusal["why"], "HEVC")];
    const key = { ...studioKey, lastUsed: null };
    expect(words({ refused, key })).toContain(sentence);
    expect(words({ refused, key, locale: "zh-CN" })).toContain("203.0.113.9");
  },
);
