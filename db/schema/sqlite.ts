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
    /** 0 until RoomService's `create_room`: a phone that only joins somebody's room is no live. */
    announced: integer("announced").notNull().default(1),
    /** Keyed hash of the network address that a guest asked from; tells guests of one name apart. */
    issuedTo: text("issued_to").notNull().default(""),
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
    index("tape_data_stream").on(table.streamName, table.endMs),
    index("tape_data_user").on(table.userid, table.endMs),
  ],
);

/** The files behind the tapes: one row per record event, so that a repeated one changes nothing. */
export const tapeFile = sqliteTable(
  "tape_file",
  {
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
  },
  (table) => [index("tape_file_tape").on(table.tapeId)],
);

export const account = sqliteTable("account", {
  userid: text("userid").primaryKey(),
  nickname: text("nickname").notNull(),
  avatar: text("avatar").notNull(),
  frontcover: text("frontcover").notNull().default(""),
  /** -1 unknown, 0 male, 1 female, as the apps number it. */
  sex: integer("sex").notNull().default(-1),
  /** `user`, `moderator` or `admin`. */
  role: text("role").notNull().default("user"),
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
    /** The token sealed, for app sessions only: `Liteav-Sig` can only be checked with it. */
    sealedToken: text("sealed_token").notNull().default(""),
    /** SHA-256 of the refresh token of an app session. */
    refreshHash: text("refresh_hash").notNull().default(""),
  },
  (table) => [
    index("session_user").on(table.userid, table.createdMs),
    index("session_refresh").on(table.refreshHash),
    index("session_expiry").on(table.expiresMs),
  ],
);

/** Who is signed in to RoomService: accounts and guests with a UserSig. */
export const roomSession = sqliteTable(
  "room_session",
  {
    /** SHA-256 of the token, hex. */
    tokenHash: text("token_hash").primaryKey(),
    userid: text("userid").notNull(),
    expiresMs: integer("expires_ms").notNull(),
  },
  (table) => [
    index("room_session_user").on(table.userid, table.expiresMs),
    index("room_session_expiry").on(table.expiresMs),
  ],
);

/** What RoomService keeps of a room beyond the live of its creator. */
export const room = sqliteTable(
  "room",
  {
    roomid: text("roomid").primaryKey(),
    /** The creator, whose live the room is. */
    userid: text("userid").notNull(),
    roomName: text("room_name").notNull(),
    /** Opaque to us; the apps put `{"title","frontcover","location"}` into it. */
    roomInfo: text("room_info").notNull(),
    /** JSON object of the counters and texts of `set_custom_field`. */
    custom: text("custom").notNull(),
    /** Grows whenever the anchors change, so that heartbeats can tell. */
    statusCode: integer("status_code").notNull(),
    /** When it was opened, or the server last started: from then on it needs its creator. */
    createdMs: integer("created_ms").notNull(),
  },
  (table) => [uniqueIndex("room_creator").on(table.userid)],
);

/** Who pushes into a room: its creator and those who joined by link-mic. */
export const roomAnchor = sqliteTable(
  "room_anchor",
  {
    id: text("id").primaryKey(),
    roomid: text("roomid")
      .notNull()
      .references(() => room.roomid, { onDelete: "cascade" }),
    userid: text("userid").notNull(),
    userName: text("user_name").notNull(),
    userAvatar: text("user_avatar").notNull(),
    heartbeatMs: integer("heartbeat_ms").notNull(),
  },
  (table) => [
    uniqueIndex("room_anchor_place").on(table.roomid, table.userid),
    index("room_anchor_heartbeat").on(table.heartbeatMs),
  ],
);

/** Streams of link-mic guests: they may push, but are no live and are not recorded. */
export const linkStream = sqliteTable(
  "link_stream",
  {
    streamName: text("stream_name").primaryKey(),
    userid: text("userid").notNull(),
    expiresS: integer("expires_s").notNull(),
  },
  (table) => [index("link_stream_expiry").on(table.expiresS)],
);

/** Who watches what: one row per viewer and place, however often the phone says so. */
export const groupMember = sqliteTable(
  "group_member",
  {
    id: text("id").primaryKey(),
    /** `live:USERID` of the broadcaster or `tape:ID`. */
    place: text("place").notNull(),
    userid: text("userid").notNull(),
    liveuserid: text("liveuserid").notNull(),
    nickname: text("nickname").notNull(),
    headpic: text("headpic").notNull(),
    /** Keyed hash of the network address; tells what a like without a sender was meant for. */
    addressHash: text("address_hash").notNull(),
    enteredMs: integer("entered_ms").notNull(),
    seenMs: integer("seen_ms").notNull(),
  },
  (table) => [
    uniqueIndex("group_member_place").on(table.place, table.userid),
    index("group_member_list").on(table.place, table.enteredMs, table.userid),
    index("group_member_address").on(table.addressHash, table.liveuserid, table.seenMs),
    index("group_member_seen").on(table.seenMs),
  ],
);

/** Complaints of viewers; nothing happens to the reported by itself. */
export const report = sqliteTable(
  "report",
  {
    id: text("id").primaryKey(),
    reporter: text("reporter").notNull(),
    reported: text("reported").notNull(),
    addressHash: text("address_hash").notNull(),
    createdMs: integer("created_ms").notNull(),
    /** `open` until somebody looked at it. */
    status: text("status").notNull(),
  },
  (table) => [index("report_time").on(table.createdMs)],
);

/** Short videos that the apps announced (`UploadUGCVideo`); the files are elsewhere. */
export const ugcVideo = sqliteTable(
  "ugc_video",
  {
    fileId: text("file_id").primaryKey(),
    userid: text("userid").notNull(),
    title: text("title").notNull(),
    nickname: text("nickname").notNull(),
    headpic: text("headpic").notNull(),
    frontcover: text("frontcover").notNull(),
    location: text("location").notNull(),
    playUrl: text("play_url").notNull(),
    createdMs: integer("created_ms").notNull(),
  },
  (table) => [index("ugc_video_time").on(table.createdMs, table.fileId)],
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
