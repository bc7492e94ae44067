import { afterAll, beforeAll, expect, it } from "vitest";
import type { Connection } from "./database";
import { openPlanReader, type PlanReader } from "./query-plans-fixture";
import { countSessionsOfUser, sessionsOfUser, tapesOfSessions } from "./repositories/broadcasts";
import * as chat from "./repositories/chat-messages";
import { lastPushEndedBy } from "./repositories/live-pushes";
import { lastEndedSession, type SessionRow } from "./repositories/live-sessions";
import { membersAmong } from "./repositories/members";
import { isNamedModerator } from "./repositories/room-moderators";
import * as figures from "./repositories/session-figures";
import * as pushes from "./repositories/session-pushes";
import * as samples from "./repositories/session-samples";
import * as tapes from "./repositories/tapes";
import { tapeTotalsOf, tapeWindow } from "./repositories/wall";

let reader: PlanReader;
let db: Connection;
beforeAll(() => {
  reader = openPlanReader();
  db = reader.db;
});
afterAll(() => reader.close());

const session = { id: "s1", startedMs: 1 };
const hidden = { hiddenMs: 1, hiddenBy: "m" };

// The tables grow for years, and everybody waits for a query that looks through one of them.
it.each<[string, () => unknown, readonly string[]]>([
  [
    "the recordings of one broadcaster",
    () => tapes.tapesOfUser(db, "u", 4, 0),
    ["tape_data_user (userid=?)"],
  ],
  ["their number", () => tapeTotalsOf(db, "u"), ["tape_data_storage (userid=?)"]],
  [
    "a piece of all recordings",
    () => tapeWindow(db, 9, 9),
    ["tape_data_listed (listed=? AND end_ms<?)"],
  ],
  [
    "the last messages of a broadcast",
    () => chat.lastChatMessages(db, "r", session, 50),
    ["chat_message_time (room=? AND sent_ms<?)", "chat_message_room (room=? AND seq>?)"],
  ],
  [
    "messages after a number",
    () => chat.chatMessagesAfter(db, "r", 1, 50),
    ["chat_message_room (room=? AND seq>?)"],
  ],
  [
    "messages of a time",
    () => chat.chatMessagesBetween(db, "r", 1, 2, 50),
    ["chat_message_time (room=? AND sent_ms>? AND sent_ms<?)"],
  ],
  [
    "what somebody wrote in a broadcast",
    () => chat.hideChatMessagesOf(db, "r", session, "u", hidden),
    ["chat_message_time (room=? AND sent_ms<?)", "chat_message_room (room=? AND seq>?)"],
  ],
  [
    "viewers of many names",
    () => membersAmong(db, "p", ["a", "b"]),
    ["group_member_place (place=? AND userid=?)"],
  ],
  ["the last broadcast", () => lastEndedSession(db, "s"), ["live_session_stream (stream_name=?)"]],
  [
    "the pushes of a broadcast",
    () => pushes.pushesOfSession(db, "s"),
    ["live_push_session (session_id=?)"],
  ],
  [
    "the last of them",
    () => pushes.lastPushOfSession(db, "s", [18, 19]),
    ["live_push_session (session_id=?)"],
  ],
  [
    "how often a publisher came back",
    () => pushes.reconnectionsOf(db, "s", [18, 19], 300),
    ["live_push_session (session_id=?)"],
  ],
  [
    "the pushes that leave files",
    () =>
      pushes.longPushesOf(db, { sessionId: "s", endedMs: 9 }, [18, 19], { leastMs: 1, most: 9 }),
    ["live_push_session (session_id=?)"],
  ],
  [
    "the broadcasts of one user",
    () => sessionsOfUser(db, "u", 20, 0),
    ["live_session_user (userid=?)"],
  ],
  ["the number of them", () => countSessionsOfUser(db, "u"), ["live_session_user (userid=?)"]],
  [
    "the recordings of some broadcasts",
    () => tapesOfSessions(db, ["a", "b"]),
    ["tape_data_session (session_id=?)"],
  ],
  [
    "a broadcaster's own recordings",
    () => tapes.ownTapes(db, "u", 20, 0),
    ["tape_data_user (userid=?)"],
  ],
  ["the number of those", () => tapes.countOwnTapes(db, "u"), ["tape_data_storage (userid=?)"]],
  [
    "the recordings of one broadcast",
    () => tapes.tapesOfSession(db, "s"),
    ["tape_data_session (session_id=?)"],
  ],
  [
    "recordings to be removed",
    () => tapes.tapesDeletedUntil(db, 9, 20),
    ["tape_data_deleted (deleted_ms>? AND deleted_ms<?)"],
  ],
  [
    "recordings to be put apart",
    () => tapes.unlistedTapes(db, 9),
    ["tape_data_listed (listed=? AND end_ms>?)"],
  ],
  [
    "the last try of an encoder that is held off",
    () => lastPushEndedBy(db, "s", [18, 19], 9),
    ["live_push_sequence (stream_name=?)"],
  ],
  [
    "whether somebody keeps order in a room",
    () => isNamedModerator(db, "r", "u"),
    ["sqlite_autoindex_room_moderator_1 (room=? AND userid=?)"],
  ],
  ["lives on air", () => figures.livesOnAir(db), ["live_data_online (status=?)"]],
  [
    "what was written during a broadcast",
    () => figures.countMessages(db, { ...session, userid: "r", endedMs: null } as SessionRow),
    ["chat_message_time (room=? AND sent_ms<?)", "chat_message_room (room=? AND seq>?)"],
  ],
  [
    "what was written since",
    () => figures.countNewMessages(db, "r", 1),
    ["chat_message_room (room=? AND seq>?)"],
  ],
  [
    "the moments of a broadcast",
    () => samples.samplesOf(db, "s"),
    ["sqlite_autoindex_session_sample_1 (session_id=?)"],
  ],
  [
    "the next broadcast with moments",
    () => samples.nextSampled(db, "s"),
    ["sqlite_autoindex_session_sample_1 (session_id>?)"],
  ],
  [
    "the next broadcast with viewers",
    () => figures.nextWatched(db, "s"),
    ["sqlite_autoindex_session_viewer_1 (session_id>?)"],
  ],
])("%s are found by an index", (_what, call, indexes) => {
  const searches = reader.plansOf(call).filter((step) => /^(SEARCH|SCAN) (?!json_each)/.test(step));
  expect(searches.map((step) => step.replace(/^.* INDEX /, ""))).toEqual(indexes);
});
