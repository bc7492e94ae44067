import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
    // These two have all that the console's lists of them go by but the words.
    index("tape_data_withheld").on(
      table.withheldMs,
      table.deletedMs,
      table.endMs,
      table.fileId,
      table.storedBytes,
      table.userid,
    ),
    uniqueIndex("tape_data_file").on(table.fileId),
    index("tape_data_listed").on(table.listed, table.endMs, table.fileId),
    index("tape_data_stream").on(table.streamName, table.endMs),
    index("tape_data_user").on(table.userid, table.endMs),
    index("tape_data_session").on(table.sessionId),
    index("tape_data_deleted").on(
      table.deletedMs,
      table.endMs,
      table.fileId,
      table.storedBytes,
      table.userid,
    ),
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
