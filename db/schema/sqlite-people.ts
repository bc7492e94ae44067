import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
