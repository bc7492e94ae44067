import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { account } from "./sqlite";

/** Who did what, when and from where; written before it is done, so that nothing goes unnoted. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    atMs: integer("at_ms").notNull(),
    /** The account; empty for the server itself and the command line. */
    actor: text("actor").notNull(),
    /** `session`, `token`, `cli`, `system` or `setup`. */
    via: text("via").notNull(),
    /** Name of the access token, when it was one. */
    tokenName: text("token_name").notNull().default(""),
    clientIp: text("client_ip").notNull().default(""),
    /** Id of the operation, for example `adminStopLive`. */
    action: text("action").notNull(),
    /** Whom or what it was about; empty: the server. */
    target: text("target").notNull().default(""),
    /** JSON of what was asked for, without anything secret. */
    details: text("details").notNull().default(""),
    /** `begun` until it is known, `done`, or the name of the error's code. */
    outcome: text("outcome").notNull(),
  },
  (table) => [
    index("audit_log_time").on(table.atMs),
    index("audit_log_actor").on(table.actor, table.seq),
    index("audit_log_action").on(table.action, table.seq),
    index("audit_log_target").on(table.target, table.seq),
    index("audit_log_outcome").on(table.outcome, table.seq),
  ],
);

/** Personal access tokens for scripts. */
export const accessToken = sqliteTable(
  "access_token",
  {
    id: text("id").primaryKey(),
    userid: text("userid")
      .notNull()
      .references(() => account.userid),
    name: text("name").notNull(),
    /** SHA-256 of the token, hex; the token itself is only with its holder. */
    tokenHash: text("token_hash").notNull(),
    /** Separated by spaces, see `lib/shared/staff`. */
    scopes: text("scopes").notNull(),
    createdMs: integer("created_ms").notNull(),
    expiresMs: integer("expires_ms").notNull(),
    /** 0: never. */
    lastUsedMs: integer("last_used_ms").notNull().default(0),
    lastUsedFrom: text("last_used_from").notNull().default(""),
  },
  (table) => [
    uniqueIndex("access_token_hash").on(table.tokenHash),
    index("access_token_user").on(table.userid, table.createdMs),
    index("access_token_expiry").on(table.expiresMs),
  ],
);

/** What administrators set for the whole server while it runs. */
export const serverSetting = sqliteTable("server_setting", {
  /** `blockedWords`, `retention`, … */
  name: text("name").primaryKey(),
  /** JSON. */
  value: text("value").notNull(),
  /** Grows by one with each change, so that of two who change at once the second is told. */
  revision: integer("revision").notNull(),
  changedMs: integer("changed_ms").notNull(),
  changedBy: text("changed_by").notNull(),
});

/** Network addresses (IPv6: networks of 64 bits) from which nobody may register or write. */
export const addressBan = sqliteTable(
  "address_ban",
  {
    id: text("id").primaryKey(),
    /** Keyed hash of the network, as `address_hash` of guests and viewers. */
    addressHash: text("address_hash").notNull(),
    /** What it is called in the console: the address as it was typed, or whose it was. */
    label: text("label").notNull(),
    reason: text("reason").notNull().default(""),
    /** Unix ms. */
    untilMs: integer("until_ms").notNull(),
    createdMs: integer("created_ms").notNull(),
    createdBy: text("created_by").notNull(),
  },
  (table) => [
    uniqueIndex("address_ban_hash").on(table.addressHash),
    index("address_ban_until").on(table.untilMs),
    index("address_ban_time").on(table.createdMs),
  ],
);

/** What staff tells a broadcaster; shown in his studio until he has read it. */
export const staffNotice = sqliteTable(
  "staff_notice",
  {
    id: text("id").primaryKey(),
    /** To whom. */
    userid: text("userid").notNull(),
    /** `message`, `stopped`, `forbidden`, `allowed`, `tapeWithheld` or `tapeDeleted`. */
    kind: text("kind").notNull(),
    /** The words of who sent it; may be empty for what speaks for itself. */
    text: text("text").notNull(),
    /** File id of a recording, or until when something holds (Unix ms), by the kind. */
    about: text("about").notNull().default(""),
    sentMs: integer("sent_ms").notNull(),
    sentBy: text("sent_by").notNull(),
    /** 0: not yet. */
    readMs: integer("read_ms").notNull().default(0),
  },
  (table) => [index("staff_notice_user").on(table.userid, table.readMs, table.sentMs)],
);

/** How the whole server did: one row per moment, for charts. */
export const serverSample = sqliteTable("server_sample", {
  /** Unix ms. */
  atMs: integer("at_ms").primaryKey(),
  /** How long the moment is: everything below is of this time; ms. */
  spanMs: integer("span_ms").notNull(),
  /** Most at one time. */
  lives: integer("lives").notNull(),
  viewers: integer("viewers").notNull(),
  /** Written in chats within it. */
  messages: integer("messages").notNull(),
  /** Average of what publishers sent and viewers were sent, kbit/s; null where nobody measures it. */
  incomingKbps: integer("incoming_kbps"),
  outgoingKbps: integer("outgoing_kbps"),
});

/** Where events are sent to (Standard Webhooks). */
export const webhookEndpoint = sqliteTable("webhook_endpoint", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  url: text("url").notNull(),
  /** The signing secret, sealed (AES-256-GCM, `SESSION_KEY`). */
  sealedSecret: text("sealed_secret").notNull(),
  /** Event types separated by spaces. */
  events: text("events").notNull(),
  enabled: integer("enabled").notNull(),
  /** Why the server turned it off itself; empty: it did not. */
  disabledReason: text("disabled_reason").notNull().default(""),
  revision: integer("revision").notNull(),
  createdMs: integer("created_ms").notNull(),
  createdBy: text("created_by").notNull(),
});

/** One event for one endpoint. */
export const webhookDelivery = sqliteTable(
  "webhook_delivery",
  {
    id: text("id").primaryKey(),
    endpointId: text("endpoint_id").notNull(),
    /** `webhook-id`: the same for every try and every endpoint of one event. */
    eventId: text("event_id").notNull(),
    eventType: text("event_type").notNull(),
    payload: text("payload").notNull(),
    /** `pending`, `delivered` or `failed`. */
    state: text("state").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** When it is tried next, Unix ms. */
    nextTryMs: integer("next_try_ms").notNull(),
    createdMs: integer("created_ms").notNull(),
    /** When it was delivered or given up, Unix ms; 0: it is pending. */
    settledMs: integer("settled_ms").notNull().default(0),
  },
  (table) => [
    uniqueIndex("webhook_delivery_event").on(table.endpointId, table.eventId),
    index("webhook_delivery_due").on(table.state, table.nextTryMs),
    index("webhook_delivery_endpoint").on(table.endpointId, table.createdMs),
    index("webhook_delivery_time").on(table.createdMs),
  ],
);

/** One try of a delivery, and what came of it. */
export const webhookAttempt = sqliteTable(
  "webhook_attempt",
  {
    id: text("id").primaryKey(),
    deliveryId: text("delivery_id").notNull(),
    atMs: integer("at_ms").notNull(),
    durationMs: integer("duration_ms").notNull(),
    /** HTTP status; 0: there was no answer. */
    status: integer("status").notNull(),
    /** Why there was none, in a word of ours; empty otherwise. */
    problem: text("problem").notNull().default(""),
    /** How the answer begins. */
    answer: text("answer").notNull().default(""),
    /** 1 when somebody asked for it by hand. */
    manual: integer("manual").notNull().default(0),
  },
  (table) => [
    index("webhook_attempt_delivery").on(table.deliveryId, table.atMs),
    index("webhook_attempt_time").on(table.atMs),
  ],
);

/** Backups of the database, and whether one was read back. */
export const backupRun = sqliteTable(
  "backup_run",
  {
    id: text("id").primaryKey(),
    /** `backup` or `verify`. */
    kind: text("kind").notNull(),
    /** Name of the file, without its folder. */
    file: text("file").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    startedMs: integer("started_ms").notNull(),
    finishedMs: integer("finished_ms").notNull(),
    /** Empty: it went well. */
    problem: text("problem").notNull().default(""),
  },
  (table) => [index("backup_run_time").on(table.kind, table.startedMs)],
);
