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
    /** Who watches it now; `view_count` is how often it was watched altogether. */
    viewerCount: integer("viewer_count").notNull(),
    viewCount: integer("view_count").notNull().default(0),
    likeCount: integer("like_count").notNull(),
    /** 0 when it is too short to be listed, hidden or deleted. */
    listed: integer("listed").notNull(),
    /** 1 once its owner gave it a title of its own, which its broadcast does not change any more. */
    renamed: integer("renamed").notNull().default(0),
    /** 0 follows the broadcast; 1: hidden by its owner; 2: shown though its broadcast never was public. */
    hidden: integer("hidden").notNull().default(0),
    /** When its owner deleted it, Unix ms; 0: not. The files stay for a while, for an undo. */
    deletedMs: integer("deleted_ms").notNull().default(0),
    /** Which of the staff, or `retention`, deleted it; empty: its owner. */
    deletedBy: text("deleted_by").notNull().default(""),
    /** When staff took it from everybody but its owner and themselves, Unix ms; 0: they did not. */
    withheldMs: integer("withheld_ms").notNull().default(0),
    withheldReason: text("withheld_reason").notNull().default(""),
    /** 1: no rule of retention removes it. */
    kept: integer("kept").notNull().default(0),
    /** What it takes on the disk or in the cloud; `size_bytes` counts bytes that two formats share twice. */
    storedBytes: integer("stored_bytes").notNull().default(0),
  },
  (table) => [
    index("tape_data_search").on(
      table.endMs,
      table.fileId,
      table.userid,
      table.title,
      table.nickname,
      table.listed,
      table.durationS,
      table.hidden,
      table.withheldMs,
      table.deletedMs,
    ),
    index("tape_data_stored").on(table.storedBytes, table.fileId),
    index("tape_data_storage").on(table.userid, table.deletedMs, table.storedBytes),
    index("tape_data_withheld").on(table.withheldMs),
    uniqueIndex("tape_data_file").on(table.fileId),
    index("tape_data_listed").on(table.listed, table.endMs, table.fileId),
    index("tape_data_stream").on(table.streamName, table.endMs),
    index("tape_data_user").on(table.userid, table.endMs),
    index("tape_data_session").on(table.sessionId),
    index("tape_data_deleted").on(table.deletedMs),
  ],
);

/**
 * What a trimmed recording was before. The row stays when that cannot be had back any more, because
 * chat and chapters have their place by it.
 */
export const tapeOriginal = sqliteTable("tape_original", {
  tapeId: text("tape_id")
    .primaryKey()
    .references(() => tapeData.id, { onDelete: "cascade" }),
  /** JSON of its `tape_file` rows. */
  files: text("files").notNull(),
  /** Until when the old files are kept, Unix ms; 0: they are gone, it is trimmed for good. */
  keptUntilMs: integer("kept_until_ms").notNull(),
});

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

/** Who keeps order in somebody's room beside the broadcaster. */
export const roomModerator = sqliteTable(
  "room_moderator",
  {
    /** The broadcaster whose room it is. */
    room: text("room").notNull(),
    userid: text("userid").notNull(),
    addedMs: integer("added_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.room, table.userid] })],
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

export const account = sqliteTable(
  "account",
  {
    userid: text("userid").primaryKey(),
    nickname: text("nickname").notNull(),
    avatar: text("avatar").notNull(),
    frontcover: text("frontcover").notNull().default(""),
    /** -1 unknown, 0 male, 1 female, as the apps number it. */
    sex: integer("sex").notNull().default(-1),
    /** `user`, `readonly`, `moderator` or `admin`. */
    role: text("role").notNull().default("user"),
    /** argon2id with its parameters (PHC string). */
    passwordHash: text("password_hash").notNull(),
    /** What was signed for this user before it proves nothing any more, Unix ms. */
    signInsSinceMs: integer("sign_ins_since_ms").notNull().default(0),
    createdMs: integer("created_ms").notNull(),
    /** When it was locked: nobody can sign in to it. Unix ms; 0: it is not. */
    lockedMs: integer("locked_ms").notNull().default(0),
    lockReason: text("lock_reason").notNull().default(""),
    /** The last sign-in with the password, Unix ms; 0: none since this is written down. */
    signedInMs: integer("signed_in_ms").notNull().default(0),
  },
  (table) => [
    index("account_search").on(
      table.createdMs,
      table.userid,
      table.nickname,
      table.role,
      table.lockedMs,
    ),
    index("account_role").on(table.role, table.createdMs),
    index("account_locked").on(table.lockedMs),
  ],
);

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
    /** From where it was opened, and by which program (`User-Agent`); empty: not known. */
    clientIp: text("client_ip").notNull().default(""),
    agent: text("agent").notNull().default(""),
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
    /** `open` until somebody looked at it, then `upheld` or `dismissed`. */
    status: text("status").notNull(),
    /** One of `lib/shared/reports`; empty: the phone asked for none. */
    reason: text("reason").notNull().default(""),
    /** What the reporter says himself. */
    note: text("note").notNull().default(""),
    /** Whose room it was in, and the broadcast or the recording. */
    room: text("room").notNull().default(""),
    sessionId: text("session_id").notNull().default(""),
    tapeFileId: text("tape_file_id").notNull().default(""),
    /** When it was seen: ms since the broadcast began, or of the recording's media; -1: not known. */
    clipMs: integer("clip_ms").notNull().default(-1),
    /** The message as it was then; it may be hidden or pruned by now. */
    messageId: text("message_id").notNull().default(""),
    messageText: text("message_text").notNull().default(""),
    messageNickname: text("message_nickname").notNull().default(""),
    messageMs: integer("message_ms").notNull().default(0),
    handledMs: integer("handled_ms").notNull().default(0),
    handledBy: text("handled_by").notNull().default(""),
    resolution: text("resolution").notNull().default(""),
  },
  (table) => [
    index("report_time").on(table.createdMs),
    index("report_status").on(table.status, table.createdMs),
    index("report_about").on(table.reported, table.createdMs),
    index("report_by").on(table.reporter, table.createdMs),
  ],
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
    /** What makes two deliveries the same event; empty for what is not told apart. */
    dedupeKey: text("dedupe_key").notNull().default(""),
    /** The body without its signature. */
    body: text("body").notNull(),
    /** `received`, `engine` (our own engine reported it), `replayed` or `simulated`. */
    origin: text("origin").notNull().default("received"),
    /** Network address of the sender; empty for what did not come by network. */
    clientIp: text("client_ip").notNull().default(""),
    /** The entry that was replayed, and by whom; empty otherwise. */
    causeId: text("cause_id").notNull().default(""),
    orderedBy: text("ordered_by").notNull().default(""),
  },
  (table) => [
    index("callback_event_effect").on(table.effect, table.receivedMs),
    index("callback_event_stream").on(table.streamName, table.receivedMs),
    index("callback_event_type").on(table.eventType, table.receivedMs),
    index("callback_event_origin").on(table.origin, table.receivedMs),
    index("callback_event_time").on(table.receivedMs),
    index("callback_event_dedupe").on(table.dedupeKey),
  ],
);

/** The conversation of a room, from browsers and phones alike. */
export const chatMessage = sqliteTable(
  "chat_message",
  {
    /** Order of arrival; what an SSE client has seen last. */
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    /** Of the sender's making or of IM's: the same message twice has the same. */
    id: text("id").notNull(),
    /** The broadcaster whose room it is. */
    room: text("room").notNull(),
    sessionId: text("session_id"),
    /** `text`, `danmaku`, or `removed`: that what `reply_to` or `userid` names is hidden since. */
    kind: text("kind").notNull(),
    userid: text("userid").notNull(),
    nickname: text("nickname").notNull(),
    headpic: text("headpic").notNull(),
    text: text("text").notNull(),
    sentMs: integer("sent_ms").notNull(),
    /** `web`, or `im` for a phone. */
    source: text("source").notNull(),
    /** What the writer was when he wrote: empty, `guest`, `moderator` or `admin`. */
    role: text("role").notNull().default(""),
    /** Of a danmaku: `scroll`, `top` or `bottom`. */
    placement: text("placement").notNull().default("scroll"),
    /** Id of the message that this one answers, with who wrote it and how it began. */
    replyTo: text("reply_to").notNull().default(""),
    replyNickname: text("reply_nickname").notNull().default(""),
    replyText: text("reply_text").notNull().default(""),
    /** When and by whom it was hidden, Unix ms; 0: everybody reads it. */
    hiddenMs: integer("hidden_ms").notNull().default(0),
    hiddenBy: text("hidden_by").notNull().default(""),
  },
  (table) => [
    uniqueIndex("chat_message_id").on(table.room, table.id),
    index("chat_message_room").on(table.room, table.seq),
    index("chat_message_time").on(table.room, table.sentMs),
  ],
);

/** Who may not write in a chat: in one room, or everywhere (`room` empty). */
export const chatMute = sqliteTable(
  "chat_mute",
  {
    room: text("room").notNull(),
    userid: text("userid").notNull(),
    /** Unix ms. */
    untilMs: integer("until_ms").notNull(),
    mutedBy: text("muted_by").notNull(),
    createdMs: integer("created_ms").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.userid] }),
    index("chat_mute_until").on(table.untilMs),
    index("chat_mute_user").on(table.userid, table.untilMs),
  ],
);

/** Chat groups at Tencent IM: what ought to be there, until IM has confirmed it. */
export const imGroup = sqliteTable(
  "im_group",
  {
    groupid: text("groupid").primaryKey(),
    /** The broadcaster whose room it is. */
    userid: text("userid").notNull(),
    name: text("name").notNull(),
    /** `open` or `closed`: what we want. */
    wanted: text("wanted").notNull(),
    /** 1 when IM has confirmed it. */
    done: integer("done").notNull(),
    attempts: integer("attempts").notNull(),
    nextTryMs: integer("next_try_ms").notNull(),
    /** Why the last attempt failed; empty when it did not. */
    lastError: text("last_error").notNull(),
    changedMs: integer("changed_ms").notNull(),
  },
  (table) => [index("im_group_due").on(table.done, table.nextTryMs)],
);

/** Pictures that users upload: the key is ours, the bytes are with the storage provider. */
export const picture = sqliteTable(
  "picture",
  {
    key: text("key").primaryKey(),
    userid: text("userid").notNull(),
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    /**
     * `ticket`, `copying`, `fresh` (shown, while its form may still bring something), `stored`,
     * `condemned`; see `repositories/pictures`.
     */
    state: text("state").notNull(),
    createdMs: integer("created_ms").notNull(),
  },
  (table) => [
    index("picture_user").on(table.userid, table.createdMs),
    index("picture_state").on(table.state, table.createdMs),
  ],
);

/** Who writes in a browser under a nickname of his choice, without an account. */
export const webGuest = sqliteTable(
  "web_guest",
  {
    /** SHA-256 of the token in his cookie, hex. */
    tokenHash: text("token_hash").primaryKey(),
    userid: text("userid").notNull(),
    nickname: text("nickname").notNull(),
    /** Keyed hash of the network address he came from last. */
    addressHash: text("address_hash").notNull(),
    createdMs: integer("created_ms").notNull(),
    seenMs: integer("seen_ms").notNull(),
  },
  (table) => [
    uniqueIndex("web_guest_user").on(table.userid),
    index("web_guest_seen").on(table.seenMs),
  ],
);

/** What a broadcaster has set for his room; without a row everything is as it is by default. */
export const roomSetting = sqliteTable("room_setting", {
  userid: text("userid").primaryKey(),
  /** One viewer's messages are at least so far apart; 0: as `CHAT_MESSAGES_PER_TEN_SECONDS` has it. */
  slowSeconds: integer("slow_seconds").notNull().default(0),
  /** Whether guests without an account may write. */
  guestsMayWrite: integer("guests_may_write").notNull().default(1),
  /** Origins of sites that may embed the room, separated by spaces; empty: any. */
  embedSites: text("embed_sites").notNull().default(""),
  /** 0: broadcasts are not recorded. */
  record: integer("record").notNull().default(1),
  /** 1: a broadcast is for its broadcaster alone until "Go live" is pressed. */
  manualPublic: integer("manual_public").notNull().default(0),
  /** Words that nobody may write here, one per line; `*` stands for any letters. */
  blockedWords: text("blocked_words").notNull().default(""),
  /** Pinned on top of the chat; empty: none. */
  notice: text("notice").notNull().default(""),
  changedMs: integer("changed_ms").notNull(),
});
