import { afterAll, beforeAll, expect, it } from "vitest";
import type { Connection } from "./database";
import { openPlanReader, type PlanReader } from "./query-plans-fixture";
import * as addressBans from "./repositories/address-bans";
import { guestsWindow, guestsWithin } from "./repositories/admin-guests";
import * as adminLives from "./repositories/admin-lives";
import * as people from "./repositories/admin-people";
import * as adminTapes from "./repositories/admin-tapes";
import * as backups from "./repositories/backups";
import * as ledger from "./repositories/callback-pages";
import { addressMutesAmong } from "./repositories/chat-mutes";
import * as databaseState from "./repositories/database-state";
import * as failed from "./repositories/failed-recordings";
import { sessionsInGrace } from "./repositories/live-sessions";
import * as evidence from "./repositories/report-evidence";
import * as reports from "./repositories/reports";
import * as serverSamples from "./repositories/server-samples";
import * as staffNotices from "./repositories/staff-notices";
import * as tapeFolders from "./repositories/tape-folders";
import * as storage from "./repositories/tape-storage";
import * as webhooks from "./repositories/webhook-deliveries";

let reader: PlanReader;
let db: Connection;
beforeAll(() => {
  reader = openPlanReader();
  db = reader.db;
});
afterAll(() => reader.close());

const accountKey = "sqlite_autoindex_account_1 (userid=?)";
const anyTape = { terms: [], leastSeconds: 1 } as const;
const tapePlace = { value: 9, fileId: "f" };
const newest = { before: null, isDense: false, limit: 51 };
const sameReport = {
  ...{ reporter: "", addressHash: "h", reported: "u", sessionId: "s" },
  ...{ tapeFileId: "", messageId: "" },
};

// The tables grow for years, and everybody waits for a query that looks through one of them.
it.each<[string, () => unknown, readonly string[]]>([
  [
    "a piece of all accounts",
    () => people.peopleWindow(db, 9, 9),
    ["account_search (created_ms<?)"],
  ],
  [
    "accounts by a word",
    () =>
      people.peopleWithin(
        db,
        { term: "a", role: "user" },
        { fromMs: 1, belowMs: 9 },
        { createdMs: 9, userid: "u" },
        1,
        50,
      ),
    ["account_search (created_ms>? AND created_ms<?)"],
  ],
  [
    "the number of those",
    () => people.countPeopleWithin(db, { term: "a" }, { fromMs: 1, belowMs: 9 }, null, 1, 10),
    ["account_search (created_ms>? AND created_ms<?)", "SCAN some"],
  ],
  ["accounts of many names", () => people.accountsAmong(db, ["a", "b"]), [accountKey]],
  [
    "mutes of many addresses",
    () => addressMutesAmong(db, "", ["a", "b"], 1),
    ["sqlite_autoindex_chat_mute_1 (room=? AND userid>? AND userid<?)"],
  ],
  [
    "bans of many names",
    () => people.bansAmong(db, ["a", "b"], 1),
    ["sqlite_autoindex_chat_mute_1 (room=? AND userid=?)"],
  ],
  [
    "broadcasters of many names",
    () => people.livesAmong(db, ["a", "b"], 1),
    ["sqlite_autoindex_live_data_1 (userid=?)"],
  ],
  ["administrators", () => people.countAdmins(db), ["account_role (role=?)"]],
  [
    "mutes of one",
    () => people.countMutesOf(db, "u", 1),
    ["chat_mute_user (userid=? AND until_ms>?)"],
  ],
  [
    "what recordings take",
    () => people.storageOf(db, "u"),
    ["tape_data_storage (userid=? AND deleted_ms=?)"],
  ],
  ["complaints about one", () => people.countReportsAbout(db, "u"), ["report_about (reported=?)"]],
  [
    "the last session with an address",
    () => people.lastPlacedSession(db, "u"),
    ["session_user (userid=?)"],
  ],
  [
    "sessions by their ids",
    () => people.deleteSessionLike(db, "u", "a"),
    ["session_user (userid=?)"],
  ],
  [
    "link-mic streams of one",
    () => people.linkStreamsOf(db, "u", 1),
    ["link_stream_expiry (expires_s>?)"],
  ],
  ["a piece of all guests", () => guestsWindow(db, 9, 9), ["web_guest_seen (seen_ms<?)"]],
  [
    "guests by a word",
    () =>
      guestsWithin(
        db,
        { term: "a", banned: false },
        { fromMs: 1, belowMs: 9 },
        { seenMs: 9, row: 1 },
        1,
        50,
      ),
    ["web_guest_seen (seen_ms>? AND seen_ms<?)"],
  ],
  [
    "the ban of an address",
    () => addressBans.findAddressBan(db, "h", 1),
    ["address_ban_hash (address_hash=?)"],
  ],
  [
    "banned addresses",
    () => addressBans.listAddressBans(db, 1, { createdMs: 9, id: "i" }, 50),
    ["address_ban_time (created_ms<?)"],
  ],
  [
    "complaints, the newest first",
    () => reports.reportsAfter(db, {}, { createdMs: 9, id: "i" }, 50),
    ["report_time (created_ms<?)"],
  ],
  [
    "complaints of a state",
    () => reports.reportsAfter(db, { status: "open" }, { createdMs: 9, id: "i" }, 50),
    ["report_status (status=? AND created_ms<?)"],
  ],
  [
    "complaints about somebody",
    () => reports.reportsAfter(db, { reported: "u" }, { createdMs: 9, id: "i" }, 50),
    ["report_about (reported=? AND created_ms<?)"],
  ],
  [
    "the number of open complaints",
    () => reports.countReports(db, { status: "open" }, 9),
    ["report_status (status=?)", "SCAN some"],
  ],
  [
    "the same complaint",
    () => reports.hasReportedSince(db, sameReport, 1),
    ["report_by (reporter=? AND created_ms>?)"],
  ],
  [
    "what was written around a moment",
    () => evidence.chatMessagesAround(db, "r", 9, 5),
    ["chat_message_time (room=? AND sent_ms<?)", "chat_message_time (room=? AND sent_ms>?)"],
  ],
  [
    "the recording of a moment",
    () => evidence.tapeCovering(db, "u", 9),
    ["tape_data_user (userid=? AND end_ms>?)"],
  ],
  [
    "messages of all rooms since a number",
    () => serverSamples.countWrittenAfter(db, 9),
    ["SEARCH chat_message USING INTEGER PRIMARY KEY (rowid>?)"],
  ],
  [
    "moments of the server",
    () => serverSamples.joinedSamples(db, 1, 9, 5),
    ["SEARCH server_sample USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"],
  ],
  [
    "broadcasts of everybody",
    () => serverSamples.broadcastsAfter(db, { startedMs: 9, id: "i" }, 20),
    ["live_session_time ((started_ms,id)<(?,?))"],
  ],
  [
    "what a broadcaster has not read of the staff's",
    () => staffNotices.unreadNotices(db, "u", 10),
    ["staff_notice_user (userid=? AND read_ms=?)"],
  ],
  [
    "what was read long ago of it, and what is too much",
    () => staffNotices.pruneNoticesOf(db, "u", { readBeforeMs: 9, keep: 9 }),
    [
      "staff_notice_user (userid=? AND read_ms=?)",
      "staff_notice_user (userid=? AND read_ms>? AND read_ms<?)",
    ],
  ],
  [
    "who is on air or forbidden",
    () => adminLives.listSteerableLives(db, 50),
    ["live_data_online (status=?)", "live_data_forbidden (forbid_status=?)"],
  ],
  [
    "a piece of the recordings' playlists",
    () => tapeFolders.hlsFilesAfter(db, "f", 50),
    ["sqlite_autoindex_tape_file_1 (file_id>?)"],
  ],
  [
    "the recordings that some files belong to",
    () => tapeFolders.tapesWithFile(db, ["f", "g"]),
    ["sqlite_autoindex_tape_file_1 (file_id=?)", "sqlite_autoindex_tape_data_1 (id=?)"],
  ],
  [
    "what runs and is not public yet",
    () => adminLives.listPreviews(db, 50),
    [
      "live_session_failed (recording_error=? AND ended_ms=?)",
      "live_session_failed (recording_error>?)",
      "sqlite_autoindex_live_data_1 (userid=?)",
    ],
  ],
  [
    "bans whose time is over",
    () => adminLives.endedBans(db, 9, 50),
    ["live_data_forbidden (forbid_status=? AND forbid_until_ms>? AND forbid_until_ms<?)"],
  ],
  [
    "broadcasts whose publisher is waited for",
    () => sessionsInGrace(db),
    ["live_session_grace (grace_until_ms>?)"],
  ],
  [
    "refused callbacks",
    () => ledger.ledgerLines(db, { effect: { is: "refused" } }, newest),
    ["callback_event_effect (effect=?)"],
  ],
  [
    "callbacks of one type behind a place",
    () =>
      ledger.ledgerLines(db, { eventType: 1 }, { ...newest, before: { receivedMs: 9, id: "x" } }),
    ["callback_event_type (event_type=? AND received_ms<?)"],
  ],
  [
    "callbacks of an origin",
    () => ledger.ledgerLines(db, { origin: "engine" }, newest),
    ["callback_event_origin (origin=?)"],
  ],
  [
    "a few callbacks of streams that begin so",
    () => ledger.ledgerLines(db, { streamPrefix: "1000_a", eventType: 1 }, newest),
    ["callback_event_stream (stream_name>? AND stream_name<?)"],
  ],
  [
    "many of those",
    () => ledger.ledgerLines(db, { streamPrefix: "1000_" }, { ...newest, isDense: true }),
    ["callback_event_time"],
  ],
  [
    "callbacks that were ignored",
    () => ledger.countLedgerLines(db, { effect: { begins: "ignored: " } }, 10_001),
    ["callback_event_effect (effect>? AND effect<?)", "SCAN some"],
  ],
  [
    "all callbacks",
    () => ledger.ledgerLines(db, { verification: "ok" }, newest),
    ["callback_event_time"],
  ],
  [
    "webhooks that are due",
    () => webhooks.dueDeliveries(db, 9, ["a"], 1),
    ["webhook_delivery_due (state=? AND next_try_ms<?)"],
  ],
  [
    "webhooks of one endpoint",
    () => webhooks.deliveryLines(db, { endpointId: "a", state: "failed" }, 51),
    ["webhook_delivery_endpoint (endpoint_id=?)"],
  ],
  ["all webhooks", () => webhooks.deliveryLines(db, {}, 51), ["webhook_delivery_time"]],
  [
    "the tries of a webhook",
    () => webhooks.attemptsOf(db, "d"),
    ["webhook_attempt_delivery (delivery_id=?)"],
  ],
  [
    "a piece of the console's recordings",
    () => adminTapes.tapePiece(db, anyTape, "newest", tapePlace, 9),
    ["tape_data_search ((end_ms,file_id)<(?,?))"],
  ],
  [
    "what matches in it",
    () => {
      const filter = { ...anyTape, terms: ["word"], state: "hidden" } as const;
      return adminTapes.tapesWithin(db, filter, "newest", { from: tapePlace, to: tapePlace }, 9);
    },
    ["tape_data_search ((end_ms,file_id)>(?,?) AND (end_ms,file_id)<(?,?))"],
  ],
  [
    "the largest recordings",
    () => {
      const filter = { ...anyTape, fromMs: 1, state: "withheld" } as const;
      return adminTapes.tapesWithin(db, filter, "largest", { from: tapePlace, to: null }, 9);
    },
    ["tape_data_stored ((stored_bytes,file_id)<(?,?))"],
  ],
  [
    "the largest recordings of one broadcaster",
    () => {
      const filter = { ...anyTape, userid: "u" };
      return adminTapes.tapesWithin(db, filter, "largest", { from: tapePlace, to: null }, 9);
    },
    ["tape_data_user (userid=?)"],
  ],
  [
    "recordings in the trash",
    () => adminTapes.rareTapes(db, { ...anyTape, state: "deleted" }, "newest", tapePlace, 9),
    ["tape_data_deleted (deleted_ms>?)"],
  ],
  [
    "how many there are there",
    () => adminTapes.countMatchingRareTapes(db, { ...anyTape, state: "deleted" }),
    ["tape_data_deleted (deleted_ms>?)"],
  ],
  [
    "whether withheld ones are few",
    () => adminTapes.countRareTapes(db, "withheld", 9),
    ["tape_data_withheld (withheld_ms>?)", "SCAN some"],
  ],
  [
    "their number",
    () => adminTapes.countTapesBy(db, { ...anyTape, state: "deleted", fromMs: 1 }, 9),
    ["tape_data_deleted (deleted_ms>?)", "SCAN some"],
  ],
  [
    "the number of withheld ones",
    () => adminTapes.countTapesBy(db, { ...anyTape, state: "withheld" }, 9),
    ["tape_data_withheld (withheld_ms>?)", "SCAN some"],
  ],
  [
    "what broadcasters' recordings take",
    () => storage.storageSharesAfter(db, "u", 9),
    ["tape_data_storage (userid>?)"],
  ],
  [
    "the oldest recordings",
    () => storage.oldestTapesAfter(db, { endMs: 1, fileId: "f" }, 9),
    ["tape_data_search ((end_ms,file_id)>(?,?))"],
  ],
  [
    "why recordings failed",
    () => failed.failureReasons(db, 1),
    ["live_session_failed (recording_error>?)"],
  ],
  [
    "which did",
    () => failed.failedSessionsAfter(db, { reason: "r", userid: "u" }, { endedMs: 9, id: "s" }, 9),
    ["live_session_failed (recording_error=? AND ended_ms<?)"],
  ],
  [
    "broadcasts that left nothing",
    () => failed.sessionsWithoutFile(db, { fromMs: 1, untilMs: 9 }, true, 9),
    [
      "live_session_failed (recording_error=? AND ended_ms>? AND ended_ms<?)",
      "tape_data_session (session_id=?)",
    ],
  ],
  [
    "the last backup that went well",
    () => backups.lastBackupRun(db, "backup", true),
    ["backup_run_time (kind=?)"],
  ],
  ["the last backups", () => backups.listBackupRuns(db, "verify", 9), ["backup_run_time (kind=?)"]],
  ["who watches altogether", () => databaseState.sumViewers(db), ["live_data_online (status=?)"]],
  [
    "how many complaints wait",
    () => databaseState.countOpenReports(db, 9),
    ["report_status (status=?)", "SCAN open"],
  ],
])("%s are found by an index", (_what, call, indexes) => {
  const searches = reader.plansOf(call).filter((step) => /^(SEARCH|SCAN) (?!json_each)/.test(step));
  expect(searches.map((step) => step.replace(/^.* INDEX /, ""))).toEqual(indexes);
});
