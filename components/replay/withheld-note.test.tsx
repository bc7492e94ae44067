import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Providers } from "@/components/providers";
import type { Locale } from "@/lib/shared/i18n/locales";
import { messagesFor } from "@/lib/shared/i18n/messages";
import type { TapePage } from "@/lib/shared/replay";
import { WithheldNote } from "./withheld-note";

const note = (withheld: TapePage["withheld"], locale: Locale = "en") =>
  renderToString(
    <Providers locale={locale} messages={messagesFor(locale)} nowMs={0}>
      <WithheldNote withheld={withheld} />
    </Providers>,
  );

it("says nothing of a recording that everybody may watch", () => {
  expect(note(null)).toBe("");
});

it.each([
  ["hidden", "en", "Hidden: only you can watch it."],
  ["deleted", "en", "Deleted: only you can still watch it"],
  ["staff", "en", "Withheld by staff: only you can watch it."],
  ["staff", "zh-CN", "管理人员已限制公开，只有你能看"],
  ["hidden", "zh-CN", "已隐藏，只有你能看"],
  ["deleted", "zh-CN", "已删除，只有你还能看"],
] as const)(
  "says of one that is %s (%s) who can watch it, and leads back",
  (withheld, locale, said) => {
    const html = note(withheld, locale);
    expect(html).toContain(said);
    expect(html).toContain('href="/studio/recordings"');
  },
);
