import type { Locale } from "./locales";
import { accountMessages } from "./messages/account";
import { adminMessages } from "./messages/admin";
import { apiMessages } from "./messages/api";
import { chatMessages } from "./messages/chat";
import { commonMessages } from "./messages/common";
import { docsMessages } from "./messages/docs";
import { doctorMessages } from "./messages/doctor";
import { homeMessages } from "./messages/home";
import { playerMessages } from "./messages/player";
import { roomMessages } from "./messages/room";
import { studioMessages } from "./messages/studio";

/** Every text of the web in one language, by namespace. */
export function messagesFor(locale: Locale) {
  return {
    account: accountMessages[locale],
    admin: adminMessages[locale],
    api: apiMessages[locale],
    chat: chatMessages[locale],
    common: commonMessages[locale],
    docs: docsMessages[locale],
    doctor: doctorMessages[locale],
    home: homeMessages[locale],
    player: playerMessages[locale],
    room: roomMessages[locale],
    studio: studioMessages[locale],
  };
}

export type Messages = ReturnType<typeof messagesFor>;

/** Namespaces that only their own pages load, see `SectionTexts`. */
export type SectionName = "admin" | "api" | "docs" | "doctor";

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}
