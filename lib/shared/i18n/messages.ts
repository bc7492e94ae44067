import type { Locale } from "./locales";
import { accountMessages } from "./messages/account";
import { adminMessages } from "./messages/admin";
import { apiMessages } from "./messages/api";
import { broadcastsMessages } from "./messages/broadcasts";
import { chatMessages } from "./messages/chat";
import { commonMessages } from "./messages/common";
import { danmakuMessages } from "./messages/danmaku";
import { docsMessages } from "./messages/docs";
import { doctorMessages } from "./messages/doctor";
import { embedMessages } from "./messages/embed";
import { homeMessages } from "./messages/home";
import { playerMessages } from "./messages/player";
import { profileMessages } from "./messages/profile";
import { recordingsMessages } from "./messages/recordings";
import { replayMessages } from "./messages/replay";
import { roomMessages } from "./messages/room";
import { shareMessages } from "./messages/share";
import { shellMessages } from "./messages/shell";
import { studioMessages } from "./messages/studio";
import { studioAddressMessages } from "./messages/studio-address";
import { studioHealthMessages } from "./messages/studio-health";
import { studioRoomMessages } from "./messages/studio-room";

/** Every text of the web in one language, by namespace. */
export function messagesFor(locale: Locale) {
  return {
    account: accountMessages[locale],
    admin: adminMessages[locale],
    api: apiMessages[locale],
    broadcasts: broadcastsMessages[locale],
    chat: chatMessages[locale],
    common: commonMessages[locale],
    danmaku: danmakuMessages[locale],
    docs: docsMessages[locale],
    doctor: doctorMessages[locale],
    embed: embedMessages[locale],
    home: homeMessages[locale],
    player: playerMessages[locale],
    profile: profileMessages[locale],
    recordings: recordingsMessages[locale],
    replay: replayMessages[locale],
    room: roomMessages[locale],
    share: shareMessages[locale],
    shell: shellMessages[locale],
    studio: studioMessages[locale],
    studioAddress: studioAddressMessages[locale],
    studioHealth: studioHealthMessages[locale],
    studioRoom: studioRoomMessages[locale],
  };
}

export type Messages = ReturnType<typeof messagesFor>;

/** Namespaces that only their own pages load, see `SectionTexts`. */
export type SectionName =
  | "account"
  | "admin"
  | "api"
  | "broadcasts"
  | "docs"
  | "doctor"
  | "recordings"
  | "studio"
  | "studioAddress"
  | "studioHealth"
  | "studioRoom";

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}
