import { z } from "zod";
import { readEmbedSites } from "./embed-sites";

const whole = z.coerce.number({ error: "write a number" }).int("write a whole number");
const port = (fallback: number) =>
  whole.min(0, "use 0 to 65535").max(65535, "use 0 to 65535").default(fallback);
const count = (fallback: number, min = 0) => whole.min(min, `use ${min} or more`).default(fallback);
const flag = (fallback: "on" | "off") =>
  z
    .enum(["on", "off"], { error: "write on or off" })
    .default(fallback)
    .transform((value) => value === "on");
/** Nobody ever sees its value: neither the console nor a log. */
const hidden = <Schema extends z.ZodType>(schema: Schema) => schema.meta({ secret: true });
/** Letters, digits and signs without spaces; embedded mode asks more of the keys it signs with. */
const key = hidden(
  z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/, "use up to 128 letters, digits and signs without spaces")
    .optional(),
);
const host = z
  .string()
  .regex(/^[A-Za-z0-9.-]+(:\d{1,5})?$/, "write a host name alone, for example push.example.com")
  .optional();
/** A PEM key; a variable of one line may write its line breaks as \\n. */
const pem = z
  .string()
  .transform((value) => value.replace(/\\r\\n|\\n/g, "\n"))
  .optional();
const origin = (protocols: readonly string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `write a full address that begins with ${protocols.map((p) => `${p}//`).join(" or ")}`,
    )
    .transform((value) => value.replace(/\/+$/, ""))
    .optional();

/** Nothing after the host: what is appended to it begins at the root. */
const bare = (address: ReturnType<typeof origin>) =>
  address.refine(
    (value) => value === undefined || /^[a-z]+:\/\/[^/?#@\s]+$/i.test(value),
    "write scheme, host and port alone, without user, path or query",
  );

/** Every variable the product reads; `.env.example` documents each. Empty means unset. */
export const environmentSchema = z.object({
  MODE: z.enum(["embedded", "tencent"], { error: "write embedded or tencent" }).default("embedded"),
  HOST: z.string().default("0.0.0.0"),
  PORT: port(3000),
  RTMP_HOST: z.string().optional(),
  RTMP_PORT: port(1935),
  DATA_DIR: z.string().default("./data"),
  PUBLIC_URL: bare(origin(["http:", "https:"])),
  PUBLIC_RTMP_URL: bare(origin(["rtmp:", "rtmps:"])),
  APP_BIZID: z
    .string()
    .regex(/^[A-Za-z0-9]{1,16}$/, "use 1 to 16 letters and digits, for example 1000")
    .default("1000"),
  PUSH_KEY: key,
  PUSH_KEY_BACKUP: key,
  API_KEY: key,
  CALLBACK_URL_SECRET: key,
  STREAM_NAMES: z.enum(["bizid", "plain"], { error: "write bizid or plain" }).default("bizid"),
  TX_SECRET_ALGORITHM: z.enum(["md5", "sha256"], { error: "write md5 or sha256" }).default("md5"),
  TX_TIME_CASE: z.enum(["lower", "upper"], { error: "write lower or upper" }).default("lower"),
  PUSH_URL_TTL_SECONDS: count(86_400, 60),
  KEY_ROTATION_GRACE_SECONDS: count(300).refine((n) => n <= 86_400, "use at most 86400"),
  END_HOLD_SECONDS: count(20).refine((n) => n <= 3600, "use at most 3600"),
  RECONNECT_GRACE_SECONDS: count(60, 1).refine((n) => n <= 3600, "use at most 3600"),
  CALLBACK_GRACE_SECONDS: count(300),
  TAPE_LIST_DAYS: count(7, 1),
  SAMPLE_SECONDS: count(10, 1).refine((n) => n <= 300, "use at most 300"),
  SAMPLE_DAYS: count(90, 1),
  SERVER_SAMPLE_HOURS: count(48, 1).refine((n) => n <= 720, "use at most 720"),
  SERVER_SAMPLE_DAYS: count(90, 1).refine((n) => n <= 730, "use at most 730"),
  TAPE_MIN_SECONDS: count(1),
  TAPE_UNDO_DAYS: count(7, 1).refine((n) => n <= 365, "use at most 365"),
  RECORDING: flag("on"),
  RECORDING_MIN_FREE_MB: count(500),
  PART_DURATION_MS: count(500, 100),
  SEGMENT_DURATION_MS: count(2000, 500),
  MAX_STREAMS: count(300, 1),
  LIST_MEMORY_MS: count(1000),
  MAX_BODY_BYTES: count(65_536, 1024),
  SESSION_TTL_DAYS: count(30, 1),
  LOGIN_ATTEMPTS: count(10, 1),
  REGISTRATIONS_PER_HOUR: count(20, 1),
  GUESTS_PER_HOUR: count(200, 1),
  PUBLISHES_PER_MINUTE: count(30, 1),
  MAX_HTTP_CONNECTIONS: count(10_000, 10),
  REFUSED_CALLBACKS_PER_MINUTE: count(30, 1),
  CALLBACK_LEDGER_ROWS: count(50_000, 100),
  REFUSED_CALLBACK_ROWS: count(5000, 100),
  LIKES_PER_SECOND: count(2, 1),
  LIKES_PER_SECOND_PER_ADDRESS: count(50, 1),
  ENTERS_PER_MINUTE: count(600, 1),
  SETTINGS_PER_MINUTE: count(60, 1),
  REPORTS_PER_HOUR: count(30, 1),
  ROOM_LOGINS_PER_MINUTE: count(60, 1),
  VIEWERS_PER_ADDRESS: count(100),
  REPORT_ROWS: count(10_000, 100),
  AUDIT_LOG_ROWS: count(500_000, 1000),
  UGC_VIDEO_ROWS: count(10_000, 100),
  MEMBER_TTL_SECONDS: count(10_800, 60),
  ROOM_HEARTBEAT_SECONDS: count(20, 10),
  APP_TOKEN_TTL_SECONDS: count(86_400, 60),
  SESSION_KEY: key,
  IM_SDKAPPID: count(1_400_000_000, 1),
  IM_SECRETKEY: key,
  IM_ACCOUNTTYPE: z
    .string()
    .regex(/^\d{0,12}$/, "use digits")
    .default("0"),
  PRIVATEKEY: hidden(pem),
  PUBLICKEY: pem,
  ADMINISTRATOR: z.string().max(32, "use at most 32 characters").default("administrator"),
  COSKEY_APPID: z
    .string()
    .regex(/^\d{1,12}$/, "use the APPID's digits")
    .optional(),
  COSKEY_BUCKET: z.string().optional(),
  COSKEY_BUCKET_REGION: z.string().optional(),
  COSKEY_SECRETID: hidden(z.string().optional()),
  COSKEY_SECRETKEY: hidden(z.string().optional()),
  COSKEY_SECRECTID: hidden(z.string().optional()),
  COSKEY_SECRECTKEY: hidden(z.string().optional()),
  COSKEY_DOMAIN: origin(["http:", "https:"]),
  COS_ENDPOINT: origin(["http:", "https:"]),
  COSKEY_EXPIRED_TIME: count(30, 5),
  COS_LEGACY_SIGN: flag("off"),
  WEBHOOK_ALLOW_PRIVATE: flag("off"),
  TRUST_PROXY_HOPS: count(0),
  GUEST_BROADCAST: flag("on"),
  GUEST_API: flag("on"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "write debug, info, warn, error or silent",
    })
    .default("info"),
  LOG_FILES: flag("on"),
  LOG_FILE_MAX_BYTES: count(10_485_760, 1024),
  LOG_FILE_COUNT: count(5, 1).refine((n) => n <= 1000, "use at most 1000"),
  BACKUP_EVERY_HOURS: count(24).refine((n) => n <= 8760, "use at most 8760"),
  BACKUP_KEEP: count(7, 1).refine((n) => n <= 1000, "use at most 1000"),
  UPLOAD_MAX_BYTES: count(5_242_880, 1024),
  UPLOADS_PER_HOUR: count(60, 1),
  UPLOAD_URL_TTL_SECONDS: count(300, 30),
  CHAT_MESSAGES_PER_TEN_SECONDS: count(10, 1),
  CHAT_STREAMS_PER_ADDRESS: count(2000, 1),
  CHAT_HISTORY_ROWS: count(1_000_000, 100),
  CHAT_GUESTS: flag("on"),
  EMBED_SITES: z.string().default("*").transform(readEmbedSites),
  GUEST_NICKNAMES_PER_HOUR: count(60, 1),
  BLOCKED_WORDS: z
    .string()
    .max(10_000, "use at most 10000 characters")
    .default("")
    .transform((list) => list.split(",").flatMap((word) => word.trim() || [])),
  APP_ID: z
    .string()
    .regex(/^\d{1,12}$/, "use the APPID's digits")
    .optional(),
  PUSH_DOMAIN: host,
  PLAY_DOMAIN: host,
  PLAY_SCHEME: z.enum(["http", "https"], { error: "write http or https" }).default("https"),
  PLAY_KEY: key,
  PLAY_URL_TTL_SECONDS: count(86_400, 60),
  LIVE_APP_NAME: z
    .string()
    .regex(/^[\w.-]{1,64}$/, "use letters, digits, _ . -")
    .default("live"),
  TENCENTCLOUD_SECRET_ID: hidden(z.string().optional()),
  TENCENTCLOUD_SECRET_KEY: hidden(z.string().optional()),
  LIVE_API_URL: origin(["http:", "https:"]).default("https://live.tencentcloudapi.com"),
  RECONCILE_SECONDS: count(15, 1).refine((n) => n <= 25, "use at most 25"),
  IM_API_URL: origin(["http:", "https:"]).default("https://console.tim.qq.com"),
  IM_CALLBACK_TOKEN: key,
});
