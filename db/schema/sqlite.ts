import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
    viewerCount: integer("viewer_count").notNull(),
    likeCount: integer("like_count").notNull(),
    /** The open broadcast, or the last one. */
    sessionId: text("session_id"),
    /** When the last push URL was issued, Unix ms, and until when it can begin a push, Unix s. */
    addressIssuedMs: integer("address_issued_ms").notNull(),
    addressExpiresS: integer("address_expires_s").notNull(),
    /** When the current broadcast began (or the address was asked for), Unix s. */
    createTime: integer("create_time").notNull(),
  },
  (table) => [
    uniqueIndex("live_data_stream").on(table.streamName),
    index("live_data_online").on(table.status, table.createTime, table.userid),
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
    startedMs: integer("started_ms").notNull(),
    /** Null while it runs. */
    endedMs: integer("ended_ms"),
    /** Set while a lost publisher may come back: ends at this time otherwise. */
    graceUntilMs: integer("grace_until_ms"),
  },
  (table) => [
    index("live_session_stream").on(table.streamName, table.startedMs),
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
  },
  (table) => [
    uniqueIndex("live_push_sequence").on(table.streamName, table.sequence),
    index("live_push_session").on(table.sessionId),
  ],
);

/** One row per recording; files of several formats of the same time share it. */
export const tapeData = sqliteTable(
  "tape_data",
  {
    id: text("id").primaryKey(),
    /** Public id: that of the HLS file when there is one, else of the first other file. */
    fileId: text("file_id").notNull(),
    sessionId: text("session_id"),
    userid: text("userid").notNull(),
    streamName: text("stream_name").notNull(),
    title: text("title").notNull(),
    nickname: text("nickname").notNull(),
    headpic: text("headpic").notNull(),
    frontcover: text("frontcover").notNull(),
    location: text("location").notNull(),
    playUrl: text("play_url").notNull(),
    hlsPlayUrl: text("hls_play_url").notNull(),
    startMs: integer("start_ms").notNull(),
    endMs: integer("end_ms").notNull(),
    durationS: integer("duration_s").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    viewerCount: integer("viewer_count").notNull(),
    likeCount: integer("like_count").notNull(),
    /** 0 when it is too short to be listed. */
    listed: integer("listed").notNull(),
  },
  (table) => [
    uniqueIndex("tape_data_file").on(table.fileId),
    index("tape_data_listed").on(table.listed, table.endMs, table.fileId),
    index("tape_data_stream").on(table.streamName, table.startMs),
    index("tape_data_user").on(table.userid, table.endMs),
  ],
);

/** The files behind the tapes: one row per record event, so that a repeated one changes nothing. */
export const tapeFile = sqliteTable("tape_file", {
  fileId: text("file_id").primaryKey(),
  tapeId: text("tape_id")
    .notNull()
    .references(() => tapeData.id),
  format: text("format").notNull(),
  url: text("url").notNull(),
  startMs: integer("start_ms").notNull(),
  endMs: integer("end_ms").notNull(),
  durationS: integer("duration_s").notNull(),
  sizeBytes: integer("size_bytes").notNull(),
});

export const account = sqliteTable("account", {
  userid: text("userid").primaryKey(),
  nickname: text("nickname").notNull(),
  avatar: text("avatar").notNull(),
  /** argon2id with its parameters (PHC string). */
  passwordHash: text("password_hash").notNull(),
  createdMs: integer("created_ms").notNull(),
});

export const session = sqliteTable(
  "session",
  {
    /** SHA-256 of the token, hex; the token itself is only with its holder. */
    tokenHash: text("token_hash").primaryKey(),
    userid: text("userid")
      .notNull()
      .references(() => account.userid),
    createdMs: integer("created_ms").notNull(),
    expiresMs: integer("expires_ms").notNull(),
  },
  (table) => [index("session_user").on(table.userid)],
);

export const groupMember = sqliteTable(
  "group_member",
  {
    id: text("id").primaryKey(),
    groupid: text("groupid").notNull(),
    userid: text("userid").notNull(),
    liveuserid: text("liveuserid").notNull(),
    nickname: text("nickname").notNull(),
    headpic: text("headpic").notNull(),
    enteredMs: integer("entered_ms").notNull(),
  },
  (table) => [uniqueIndex("group_member_place").on(table.groupid, table.userid, table.liveuserid)],
);

/** Every callback that arrived, whatever became of it. */
export const callbackEvent = sqliteTable(
  "callback_event",
  {
    id: text("id").primaryKey(),
    receivedMs: integer("received_ms").notNull(),
    /** Path it came to. */
    source: text("source").notNull(),
    eventType: integer("event_type"),
    streamName: text("stream_name").notNull(),
    /** `ok` or why it was refused. */
    verification: text("verification").notNull(),
    /** `applied`, `ignored`, `refused`. */
    effect: text("effect").notNull(),
    /** The body without its signature. */
    body: text("body").notNull(),
  },
  (table) => [index("callback_event_time").on(table.receivedMs)],
);
