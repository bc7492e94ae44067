import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

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
