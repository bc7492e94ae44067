import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Providers } from "@/components/providers";
import { messagesFor } from "@/lib/shared/i18n/messages";
import { WithheldLink } from "./withheld-link";

it.each([
  ["hidden", "en", "the link opens it for you alone, when you are signed in"],
  ["deleted", "en", "only as long as it can be had back"],
  ["hidden", "zh-CN", "这段回放已隐藏，只有你登录后才能打开链接"],
  ["deleted", "zh-CN", "这段回放已删除，只有你登录后才能打开链接"],
] as const)(
  "of a recording that is %s it is said (%s) whom its link lets in",
  (withheld, locale, said) => {
    const html = renderToStaticMarkup(
      <Providers locale={locale} messages={messagesFor(locale)} nowMs={0}>
        <WithheldLink withheld={withheld} />
      </Providers>,
    );
    expect(html).toContain(said);
    expect(html).toContain('href="/studio/recordings"');
  },
);
