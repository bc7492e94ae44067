import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

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
