import type { Locale } from "./locales";
import { accountMessages } from "./messages/account";
import { adminMessages } from "./messages/admin";
import { adminAuditMessages } from "./messages/admin-audit";
import { adminCallbacksMessages } from "./messages/admin-callbacks";
import { adminChartsMessages } from "./messages/admin-charts";
import { adminKitMessages } from "./messages/admin-kit";
import { adminLivesMessages } from "./messages/admin-lives";
import { adminPeopleMessages } from "./messages/admin-people";
import { adminReportsMessages } from "./messages/admin-reports";
import { adminSystemMessages } from "./messages/admin-system";
import { adminTapesMessages } from "./messages/admin-tapes";
import { adminTokensMessages } from "./messages/admin-tokens";
import { adminWebhooksMessages } from "./messages/admin-webhooks";
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
import { reportMessages } from "./messages/report";
import { roomMessages } from "./messages/room";
import { setupMessages } from "./messages/setup";
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
    adminAudit: adminAuditMessages[locale],
    adminCallbacks: adminCallbacksMessages[locale],
    adminCharts: adminChartsMessages[locale],
    adminKit: adminKitMessages[locale],
    adminLives: adminLivesMessages[locale],
    adminPeople: adminPeopleMessages[locale],
    adminReports: adminReportsMessages[locale],
    adminSystem: adminSystemMessages[locale],
    adminTapes: adminTapesMessages[locale],
    adminTokens: adminTokensMessages[locale],
    adminWebhooks: adminWebhooksMessages[locale],
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
    report: reportMessages[locale],
    room: roomMessages[locale],
    setup: setupMessages[locale],
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
const sectionNames = [
  "account",
  "admin",
  "adminAudit",
  "adminCallbacks",
  "adminCharts",
  "adminKit",
  "adminLives",
  "adminPeople",
  "adminReports",
  "adminSystem",
  "adminTapes",
  "adminTokens",
  "adminWebhooks",
  "api",
  "broadcasts",
  "docs",
  "doctor",
  "recordings",
  "setup",
  "studio",
  "studioAddress",
  "studioHealth",
  "studioRoom",
] as const;

export type SectionName = (typeof sectionNames)[number];

/** The texts that every page loads. */
export function sharedTexts(messages: Messages): Omit<Messages, SectionName> {
  const shared = Object.entries(messages).filter(
    ([namespace]) => !sectionNames.some((name) => name === namespace),
  );
  return Object.fromEntries(shared) as Omit<Messages, SectionName>;
}

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}
