import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { ActionError } from "@/components/data/client";
import type { ChatRefusal, NicknameRefusal } from "@/lib/shared/chat";
import { locales } from "@/lib/shared/i18n/locales";
import { messagesFor } from "@/lib/shared/i18n/messages";
import { useChatProblem, useNicknameProblem } from "./use-chat-problem";

interface ProblemProps {
  readonly error: unknown;
  readonly ofNickname?: boolean;
}

function Problem({ error, ofNickname = false }: ProblemProps) {
  const ofMessage = useChatProblem();
  const ofName = useNicknameProblem();
  return <>{(ofNickname ? ofName : ofMessage)(error)}</>;
}

const textOf = (locale: (typeof locales)[number], props: ProblemProps) =>
  renderToStaticMarkup(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="UTC">
      <Problem {...props} />
    </IntlProvider>,
  );
const serverWords = "Words of the server in English.";
const refused = (reason: string, seconds?: number) =>
  new ActionError(400, serverWords, seconds, reason);

const refusals: Readonly<Record<ChatRefusal, true>> = {
  ...{ notLive: true, muted: true, banned: true, mutedAll: true, blockedWord: true },
  ...{ tooLong: true, empty: true, tooOften: true, slowMode: true, guestsClosed: true },
  ...{ guestName: true, replyGone: true, protected: true, notModerator: true },
  ...{ noticeBlocked: true, noticeTooLong: true },
};
const nicknameRefusals: Readonly<Record<NicknameRefusal, true>> = {
  ...{ empty: true, tooLong: true, blockedWord: true, taken: true },
};

describe("why a message was refused", () => {
  it.each(Object.keys(refusals))("is said in the reader's language: %s", (reason) => {
    const texts = locales.map((locale) => textOf(locale, { error: refused(reason, 540) }));
    expect(new Set(texts).size).toBe(locales.length);
    for (const text of texts) expect(text).not.toContain(serverWords);
  });

  it.each([
    ["muted", 540, "You have been muted here. You may write again in 9 minutes."],
    ["banned", 86_400, "You have been banned from all chats. You may write again in 24 hours."],
    ["slowMode", 7, "Slow mode is on. Send it again in 7 seconds."],
    ["tooOften", undefined, "Too many messages at once. Go on in 1 second."],
  ])("says until when: %s", (reason, seconds, text) => {
    expect(textOf("en", { error: refused(reason, seconds) })).toBe(text);
  });

  it.each([
    ["en", "A pinned notice has at most 200 characters."],
    ["zh-CN", "置顶公告最多 200 个字。"],
  ] as const)("says how long a pinned notice may be (%s)", (locale, text) => {
    expect(textOf(locale, { error: refused("noticeTooLong") })).toBe(text);
  });
});

it("says to a new guest that his network is banned, and until when", () => {
  const text = textOf("en", { error: refused("banned", 7200), ofNickname: true });
  expect(text).toBe("Guests from your network may not write for now. Try again in 2 hours.");
});

it.each(Object.keys(nicknameRefusals))("says why a nickname was refused: %s", (reason) => {
  const error = refused(reason);
  const texts = locales.map((locale) => textOf(locale, { error, ofNickname: true }));
  expect(new Set(texts).size).toBe(locales.length);
  for (const text of texts) expect(text).not.toContain(serverWords);
});
