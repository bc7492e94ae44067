import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** One row per broadcaster: what he asked for last and whether he is on air. */
export const liveData = sqliteTable(
  "live_data",
  {
    userid: text("userid").primaryKey(),
    streamName: text("stream_name").notNull(),
    groupid: text("groupid").notNull(),
    title: text("title").notNull(),
    nickname: text("nickname").notNull(),
    headpic: text("headpic").notNull(),
    frontcover: text("frontcover").notNull(),
    location: text("location").notNull(),
    desc: text("desc").notNull(),
    /** 1 online, 0 offline, as the list shows it. */
    status: integer("status").notNull(),
    forbidStatus: integer("forbid_status").notNull(),
    /** 0 until RoomService's `create_room`: a phone that only joins somebody's room is no live. */
    announced: integer("announced").notNull().default(1),
    /** Keyed hash of the network address that a guest asked from; tells guests of one name apart. */
    issuedTo: text("issued_to").notNull().default(""),
    viewerCount: integer("viewer_count").notNull(),
    /** Who watches in a browser, beside the phones of `viewer_count`; known while we run. */
    webViewerCount: integer("web_viewer_count").notNull().default(0),
    likeCount: integer("like_count").notNull(),
    /** Newest still picture of the live that the source reported (LVB event_type 200). */
    snapshotUrl: text("snapshot_url").notNull().default(""),
    /** When it was taken, Unix ms. */
    snapshotMs: integer("snapshot_ms").notNull().default(0),
    /** The open broadcast, or the last one. */
    sessionId: text("session_id"),
    /** When the last push URL was issued, Unix ms, and until when it can begin a push, Unix s. */
    addressIssuedMs: integer("address_issued_ms").notNull(),
    addressExpiresS: integer("address_expires_s").notNull(),
    /** When the current broadcast began (or the address was asked for), Unix s. */
    createTime: integer("create_time").notNull(),
    /** One of `lib/shared/categories`, or empty. */
    category: text("category").notNull().default(""),
    /** When the broadcaster last pressed "Go live", Unix ms; see `room_setting.manual_public`. */
    wentPublicMs: integer("went_public_ms").notNull().default(0),
    /** When the broadcaster last ended a broadcast in the studio, Unix ms. */
    endedByOwnerMs: integer("ended_by_owner_ms").notNull().default(0),
    /** Push addresses with a `txTime` below this do not count any more; Unix s. */
    keyFloorS: integer("key_floor_s").notNull().default(0),
    /** The same from `next_key_floor_ms` on (Unix ms): a key was changed, its grace runs till then. */
    nextKeyFloorS: integer("next_key_floor_s").notNull().default(0),
    nextKeyFloorMs: integer("next_key_floor_ms").notNull().default(0),
    /** Until when `forbid_status` holds, Unix ms; 0: until somebody lifts it. */
    forbidUntilMs: integer("forbid_until_ms").notNull().default(0),
    /** Why, in the words of who forbade it. */
    forbidReason: text("forbid_reason").notNull().default(""),
  },
  (table) => [
    uniqueIndex("live_data_stream").on(table.streamName),
    index("live_data_forbidden").on(table.forbidStatus, table.forbidUntilMs),
    index("live_data_online").on(table.status, table.announced, table.createTime, table.userid),
    index("live_data_group").on(table.groupid, table.createTime),
    index("live_data_recent").on(table.createTime, table.userid),
  ],
);

/** One row per broadcast; it spans reconnections. */
export const liveSession = sqliteTable(
  "live_session",
  {
    id: text("id").primaryKey(),
    userid: text("userid").notNull(),
    streamName: text("stream_name").notNull(),
    title: text("title").notNull(),
    nickname: text("nickname").notNull(),
    headpic: text("headpic").notNull(),
    frontcover: text("frontcover").notNull(),
    location: text("location").notNull(),
    announced: integer("announced").notNull().default(1),
    startedMs: integer("started_ms").notNull(),
    /** Null while it runs. */
    endedMs: integer("ended_ms"),
    /** Set while a lost publisher may come back: ends at this time otherwise. */
    graceUntilMs: integer("grace_until_ms"),
    /** From when on everybody could watch, Unix ms; null: only its broadcaster saw it so far. */
    publicMs: integer("public_ms"),
    category: text("category").notNull().default(""),
    /** Most viewers at one time, different viewers altogether, likes and messages. */
    peakViewers: integer("peak_viewers").notNull().default(0),
    viewerTotal: integer("viewer_total").notNull().default(0),
    likeCount: integer("like_count").notNull().default(0),
    messageCount: integer("message_count").notNull().default(0),
    /** Why it was not recorded (to its end), in the source's words; empty: nothing is known. */
    recordingError: text("recording_error").notNull().default(""),
    /** 0 when its broadcaster did not want it recorded. */
    recorded: integer("recorded").notNull().default(1),
    /** Which of the staff ended it, and why in his words; empty: nobody did. */
    endedBy: text("ended_by").notNull().default(""),
    endedReason: text("ended_reason").notNull().default(""),
  },
  (table) => [
    index("live_session_time").on(table.startedMs, table.id),
    index("live_session_failed").on(table.recordingError, table.endedMs),
    index("live_session_stream").on(table.streamName, table.startedMs),
    index("live_session_user").on(table.userid, table.startedMs),
    index("live_session_grace").on(table.graceUntilMs),
  ],
);

/** One row per push activity; `sequence` is the same on its start and its stop. */
export const livePush = sqliteTable(
  "live_push",
  {
    id: text("id").primaryKey(),
    streamName: text("stream_name").notNull(),
    sequence: text("sequence").notNull(),
    sessionId: text("session_id"),
    startedMs: integer("started_ms"),
    endedMs: integer("ended_ms"),
    /** 1 when the publisher may come back after this stop. */
    resumable: integer("resumable").notNull(),
    errorCode: integer("error_code"),
    clientIp: text("client_ip").notNull(),
    /** 1 when nobody reported its start: the source was seen carrying the stream. */
    seen: integer("seen").notNull().default(0),
    /** Last time that the source was seen carrying it, Unix ms; null while nobody has looked. */
    seenMs: integer("seen_ms"),
    /** 1 once the source carries it no more although nobody reported its end. */
    gone: integer("gone").notNull().default(0),
    /** When it must have ended, Unix ms, as nobody reported it: it is gone, or the next has begun. */
    concludedMs: integer("concluded_ms"),
    /** Its sequence before its report came; the broadcast keeps the id that it got from that. */
    seed: text("seed").notNull().default(""),
    /** What the publisher calls itself (RTMP `flashVer`); empty when the source does not say. */
    agent: text("agent").notNull().default(""),
  },
  (table) => [
    uniqueIndex("live_push_sequence").on(table.streamName, table.sequence),
    index("live_push_session").on(table.sessionId),
  ],
);

/** How a broadcast went: one row per moment, for charts. */
export const sessionSample = sqliteTable(
  "session_sample",
  {
    sessionId: text("session_id").notNull(),
    atMs: integer("at_ms").notNull(),
    viewers: integer("viewers").notNull(),
    /** Since the beginning of the broadcast. */
    likes: integer("likes").notNull(),
    messages: integer("messages").notNull(),
    /** What its publisher sent and its viewers were sent, kbit/s; null: nobody measured it. */
    incomingKbps: integer("incoming_kbps"),
    outgoingKbps: integer("outgoing_kbps"),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.atMs] })],
);

/** Who has watched a broadcast, to count everybody once; kept while it runs and shortly after. */
export const sessionViewer = sqliteTable(
  "session_viewer",
  {
    sessionId: text("session_id").notNull(),
    /** Keyed hash of what tells viewers apart. */
    viewer: text("viewer").notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.viewer] })],
);
