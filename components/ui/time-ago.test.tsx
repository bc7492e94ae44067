import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import type { Locale } from "@/lib/shared/i18n/locales";
import { TimeAgo } from "./time-ago";

const at = Date.UTC(2026, 10, 22, 9, 5);
const shown = (locale: Locale) =>
  renderToString(
    <IntlProvider locale={locale} now={new Date(at + 300_000)} timeZone="UTC">
      <TimeAgo atMs={at} />
    </IntlProvider>,
  );

it.each([
  ["en", "Nov 22, 2026, 9:05 AM", "5 minutes ago"],
  ["zh-CN", "2026年11月22日 09:05", "5分钟前"],
] as const)("says in %s how long ago, and in its tooltip when", (locale, moment, distance) => {
  const html = shown(locale).replaceAll(" ", " ");
  expect(html).toContain(`title="${moment}"`);
  expect(html).toContain(`>${distance}</time>`);
});
