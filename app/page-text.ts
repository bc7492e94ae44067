import { cookies, headers } from "next/headers";
import { cache } from "react";
import { createTranslator } from "use-intl/core";
import { localeWishHeader } from "@/lib/server/embed-wishes";
import { localeCookieName, pickLocale } from "@/lib/shared/i18n/locales";
import { messagesFor } from "@/lib/shared/i18n/messages";

/** Language, texts and translator of the page that is being made. */
export const getPageText = cache(async () => {
  const cookie = (await cookies()).get(localeCookieName)?.value;
  const asked = await headers();
  const wished = asked.get(localeWishHeader) ?? undefined;
  const locale = pickLocale(wished ?? cookie, asked.get("accept-language") ?? "");
  const messages = messagesFor(locale);
  return { locale, messages, t: createTranslator({ locale, messages }) };
});
