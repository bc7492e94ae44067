import type { Connection } from "@/db/database";
import { findLive, updateLive } from "@/db/repositories/live";
import { updateSession } from "@/db/repositories/live-sessions";
import { moderatorsOf } from "@/db/repositories/room-moderators";
import {
  changeRoomSetting,
  findRoomSetting,
  type RoomSettingChange,
} from "@/db/repositories/room-settings";
import { type ErrorCode, ServiceError } from "@/lib/errors";
import { isCloudError } from "@/lib/providers/cloud-error";
import type { Origin } from "@/lib/providers/live-provider";
import { categoryOf } from "@/lib/shared/categories";
import { hasBlockedWord } from "@/lib/shared/chat-words";
import {
  type RoomSettings,
  type RoomSettingsChange,
  roomSettingLimits,
} from "@/lib/shared/room-settings";
import type { RoomSettingsRefusal } from "@/lib/shared/room-settings-refusal";
import { blockedWordsOfServer } from "./blocked-words";
import { ruleChange, tellRules } from "./chat-moderation";
import { blockedWordsOf } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { chatText } from "./chat-text";
import { keptSites, namedSites } from "./embed-sites";
import { keptWords } from "./kept-words";
import { ensureLive } from "./live-row";
import { runningSession } from "./running-session";
import { keepPublic } from "./stream-events";
import { ownPictureUrl, type UploadServices } from "./uploads";

export type RoomSettingsServices = ChatServices & UploadServices;

/** What a user has set for the own room, or what holds as long as nothing was set. */
export function roomSettingsOf(
  services: Pick<ChatServices & UploadServices, "config" | "database" | "storage" | "live">,
  userid: string,
): RoomSettings {
  const { config, database, live } = services;
  const db = database.read;
  const row = findLive(db, userid);
  const setting = findRoomSetting(db, userid);
  return {
    title: row?.title ?? "",
    // A phone's cover may be anywhere; the studio can only keep what was uploaded to it.
    coverUrl: ownPictureUrl(services, userid, row?.frontcover ?? "", "") ?? "",
    coverMaxBytes: config.uploadMaxBytes,
    location: row?.location ?? "",
    category: categoryOf(row?.category ?? ""),
    record: setting?.record !== 0 || !live.recordsToOrder,
    canRecord: config.recording,
    recordsToOrder: live.recordsToOrder,
    manualPublic: setting?.manualPublic === 1,
    keepsPreviews: live.keepsPreviews,
    slowSeconds: setting?.slowSeconds ?? 0,
    guestsMayWrite: setting?.guestsMayWrite !== 0,
    canHaveGuests: config.chatGuests,
    blockedWords: blockedWordsOf(db, userid),
    notice: setting?.notice ?? "",
    embedSites: namedSites(services, userid),
    moderators: moderatorsOf(db, userid).map((it) => ({
      userId: it.userid,
      nickname: it.nickname || it.userid,
    })),
  };
}

/**
 * Sets something for the own room: all of it or nothing. The broadcast that runs goes on; what is
 * said about it, and whether it is recorded, changes with it. Returns what holds then.
 * @throws ServiceError `invalidParameter` or `badRequest` with a RoomSettingsRefusal as its reason;
 * `tooOften`; `cloudUnavailable` when it is kept and the running broadcast is recorded as before.
 */
export async function changeRoomSettings(
  services: RoomSettingsServices,
  userid: string,
  change: RoomSettingsChange,
  origin: Origin,
): Promise<RoomSettings> {
  const { database, now, live } = services;
  if (change.record === false && !live.recordsToOrder) {
    throw new ServiceError("notSupported", "Tencent Cloud records every broadcast here.");
  }
  await services.attempts.noteSettings(userid);
  const about = aboutOf(services, userid, change, origin);
  const setting = settingOf(services, change);
  await database.write((db) => {
    if (Object.keys(about).length > 0) describe(services, db, userid, about);
    if (change.manualPublic !== undefined)
      requireNoSurprise(services, db, userid, change.manualPublic);
    if (Object.keys(setting).length > 0) changeRoomSetting(db, userid, setting, now());
    if (change.manualPublic) keepPublic(db, userid, now());
    if (change.record) noteRecorded(services, db, userid);
  });
  if (Object.keys(setting).length > 0) tellRules(services, userid);
  if (change.record !== undefined) await recordNow(services, userid, change.record);
  return roomSettingsOf(services, userid);
}

/** What the room's page says about it, as it is kept. */
type About = Partial<Record<"title" | "location" | "category" | "frontcover", string>>;

function aboutOf(
  services: RoomSettingsServices,
  userid: string,
  { title, location, category, coverUrl }: RoomSettingsChange,
  origin: Origin,
): About {
  return {
    ...(title === undefined ? {} : { title: line(services, title, "title", "titleBlocked") }),
    ...(location === undefined
      ? {}
      : { location: line(services, location, "location", "locationBlocked") }),
    ...(category === undefined ? {} : { category }),
    ...(coverUrl === undefined ? {} : { frontcover: ownCover(services, userid, coverUrl, origin) }),
  };
}

/** One line of text that everybody reads. */
function line(
  services: RoomSettingsServices,
  wanted: string,
  what: "title" | "location",
  blocked: RoomSettingsRefusal,
): string {
  const text = chatText(wanted);
  if (what === "title" && text === "") throw refused("titleMissing", "The title is empty.");
  if ([...text].length > roomSettingLimits[what]) throw refused("tooLong", `The ${what} is long.`);
  if (!hasBlockedWord(text, blockedWordsOfServer(services))) return text;
  throw refused(blocked, `The ${what} has a word that is not allowed here.`);
}

/** No cover, or one that this user uploaded here. */
function ownCover(
  services: RoomSettingsServices,
  userid: string,
  url: string,
  origin: Origin,
): string {
  const own = url === "" ? "" : ownPictureUrl(services, userid, url, origin);
  if (own !== null) return own;
  throw refused("coverForeign", "The cover is no picture of yours.", "badRequest");
}

function settingOf(services: RoomSettingsServices, change: RoomSettingsChange): RoomSettingChange {
  const { record, manualPublic, blockedWords, embedSites } = change;
  return {
    ...ruleChange(services, change),
    ...(record === undefined ? {} : { record: record ? 1 : 0 }),
    ...(manualPublic === undefined ? {} : { manualPublic: manualPublic ? 1 : 0 }),
    ...(blockedWords === undefined ? {} : { blockedWords: keptRoomWords(blockedWords) }),
    ...(embedSites === undefined ? {} : { embedSites: keptSites(embedSites).join(" ") }),
  };
}

function keptRoomWords(wanted: readonly string[]): string {
  return keptWords(wanted, roomSettingLimits.blockedWords).join("\n");
}

/** Says it of the room and, while one runs, of its broadcast. */
function describe(
  services: RoomSettingsServices,
  db: Connection,
  userid: string,
  about: About,
): void {
  ensureLive(services, db, userid);
  updateLive(db, userid, about);
  const session = runningOf(services, db, userid);
  if (session) updateSession(db, session.id, about);
}

/**
 * Who pushes unseen must not be on the wall because of a tick in a form: "Go live" is what makes a
 * broadcast public.
 */
function requireNoSurprise(
  services: RoomSettingsServices,
  db: Connection,
  userid: string,
  manualPublic: boolean,
): void {
  if (manualPublic || findRoomSetting(db, userid)?.manualPublic !== 1) return;
  const session = runningOf(services, db, userid);
  if (!session || session.publicMs !== null) return;
  throw refused("previewRuns", "A preview runs: go live, or end it, and change this then.");
}

/** Part of it will have been recorded. */
function noteRecorded(services: RoomSettingsServices, db: Connection, userid: string): void {
  const session = runningOf(services, db, userid);
  if (session) updateSession(db, session.id, { recorded: 1 });
}

/** The broadcast that runs, public or not. */
function runningOf({ now }: RoomSettingsServices, db: Connection, userid: string) {
  const row = findLive(db, userid);
  return row && runningSession(db, row, now());
}

/** Begins or ends the recording of what is pushed now. */
async function recordNow(
  services: RoomSettingsServices,
  userid: string,
  on: boolean,
): Promise<void> {
  const { config, database, live, log } = services;
  const session = runningOf(services, database.read, userid);
  if (!session || (on && !config.recording)) return;
  try {
    await live.setRecording(session.streamName, on);
  } catch (error) {
    if (!isCloudError(error)) throw error;
    log.warn({ err: error, userid }, "the recording of a running broadcast was not changed");
    const message = "It is kept, and the broadcast that runs is recorded as before.";
    const reason: RoomSettingsRefusal = "recordingUnconfirmed";
    throw new ServiceError("cloudUnavailable", message, { cause: error, data: { reason } });
  }
}

function refused(
  reason: RoomSettingsRefusal,
  message: string,
  code: ErrorCode = "invalidParameter",
): ServiceError {
  return new ServiceError(code, message, { data: { reason } });
}
