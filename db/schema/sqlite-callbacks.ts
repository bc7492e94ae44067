import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

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
