import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** A setting is wrong. The message is one sentence that names the variable and the cure. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
const count = (fallback: number, min = 0) => z.coerce.number().int().min(min).default(fallback);
const flag = (fallback: "on" | "off") =>
  z
    .enum(["on", "off"], { error: "write on or off" })
    .default(fallback)
    .transform((value) => value === "on");
const key = z
  .string()
  .regex(/^[A-Za-z0-9]{16,128}$/, "use 16 to 128 letters and digits, for example 32")
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

/** Every variable the product reads; `.env.example` documents each. Empty means unset. */
const environmentSchema = z.object({
  HOST: z.string().default("0.0.0.0"),
  PORT: port(3000),
  RTMP_HOST: z.string().optional(),
  RTMP_PORT: port(1935),
  DATA_DIR: z.string().default("./data"),
  PUBLIC_URL: origin(["http:", "https:"]),
  PUBLIC_RTMP_URL: origin(["rtmp:", "rtmps:"]),
  APP_BIZID: z
    .string()
    .regex(/^[A-Za-z0-9]{1,16}$/, "use 1 to 16 letters and digits, for example 1000")
    .default("1000"),
  PUSH_KEY: key,
  API_KEY: key,
  PUSH_URL_TTL_SECONDS: count(86_400, 60),
  RECONNECT_GRACE_SECONDS: count(55, 1).refine((n) => n <= 3600, "use at most 3600"),
  CALLBACK_GRACE_SECONDS: count(300),
  TAPE_LIST_DAYS: count(7, 1),
  TAPE_MIN_SECONDS: count(1),
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
  LIKES_PER_SECOND: count(2, 1),
  LIKES_PER_SECOND_PER_ADDRESS: count(50, 1),
  ENTERS_PER_MINUTE: count(600, 1),
  REPORTS_PER_HOUR: count(30, 1),
  ROOM_LOGINS_PER_MINUTE: count(60, 1),
  VIEWERS_PER_ADDRESS: count(100),
  REPORT_ROWS: count(10_000, 100),
  UGC_VIDEO_ROWS: count(10_000, 100),
  MEMBER_TTL_SECONDS: count(10_800, 60),
  ROOM_HEARTBEAT_SECONDS: count(20, 10),
  APP_TOKEN_TTL_SECONDS: count(86_400, 60),
  SESSION_KEY: key,
  IM_SDKAPPID: count(1_400_000_000, 1),
  IM_SECRETKEY: key,
  ADMINISTRATOR: z.string().min(1).max(32).default("administrator"),
  COSKEY_APPID: z
    .string()
    .regex(/^\d{1,12}$/, "use the APPID's digits")
    .optional(),
  COSKEY_BUCKET: z.string().optional(),
  COSKEY_BUCKET_REGION: z.string().optional(),
  COSKEY_SECRETID: z.string().optional(),
  COSKEY_SECRETKEY: z.string().optional(),
  COSKEY_EXPIRED_TIME: count(30, 5),
  COS_LEGACY_SIGN: flag("off"),
  TRUST_PROXY_HOPS: count(0),
  GUEST_BROADCAST: flag("on"),
  GUEST_API: flag("on"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** Names of all variables. */
export const environmentVariables: readonly string[] = Object.keys(environmentSchema.shape);

/** Access to Tencent Cloud Object Storage, for the uploads of the apps. */
export interface CosConfig {
  readonly appId: number;
  readonly bucket: string;
  readonly region: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** How long a signature is valid. */
  readonly signTtlSeconds: number;
  /** Whether `signKey` is given out, with which its holder can sign any request of the key. */
  readonly legacySign: boolean;
}

/** Settings of a running server; secrets are always present. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly rtmpHost: string;
  readonly rtmpPort: number;
  /** Absolute path; holds the database, the recordings and the generated secrets. */
  readonly dataDir: string;
  /** Without a trailing slash; unset: taken from each request's host. */
  readonly publicUrl?: string;
  readonly publicRtmpUrl?: string;
  readonly appBizid: string;
  /** Signs push URLs (txSecret). Never leaves the server. */
  readonly pushKey: string;
  /** Verifies callbacks (`sign = md5(API_KEY + t)`). Never leaves the server. */
  readonly apiKey: string;
  readonly pushUrlTtlSeconds: number;
  readonly reconnectGraceSeconds: number;
  readonly callbackGraceSeconds: number;
  readonly tapeListDays: number;
  readonly tapeMinSeconds: number;
  readonly recording: boolean;
  readonly recordingMinFreeBytes: number;
  readonly partDurationMs: number;
  readonly segmentDurationMs: number;
  readonly maxStreams: number;
  /** How long an unchanged list is answered from memory, in milliseconds. */
  readonly listMemoryMs: number;
  readonly maxBodyBytes: number;
  readonly sessionTtlDays: number;
  /** Sign-ins of one user from one address within 15 minutes. */
  readonly loginAttempts: number;
  /** Accounts made from one address within an hour. */
  readonly registrationsPerHour: number;
  /** Userids without an account that one address may bring to their first live within an hour. */
  readonly guestsPerHour: number;
  /** Publish attempts of one stream within a minute. */
  readonly publishesPerMinute: number;
  /** Open connections of the web server, all clients together. */
  readonly maxHttpConnections: number;
  /** Refused callbacks of one address that are written to the ledger within a minute. */
  readonly refusedCallbacksPerMinute: number;
  /** Entries that the callback ledger keeps. */
  readonly callbackLedgerRows: number;
  /** Likes of one viewer within a second that count, and of all viewers behind one address. */
  readonly likesPerSecond: number;
  readonly likesPerSecondPerAddress: number;
  /** How often one address may enter, quit or ask for a push address again within a minute. */
  readonly entersPerMinute: number;
  readonly reportsPerHour: number;
  /** Sign-ins to RoomService, and guest identities, of one address within a minute. */
  readonly roomLoginsPerMinute: number;
  /** Viewers of one broadcaster behind one address that are counted; 0 for any number. */
  readonly viewersPerAddress: number;
  /** Complaints, and short videos, that are kept. */
  readonly reportRows: number;
  readonly ugcVideoRows: number;
  /** A viewer who was not heard of for this long has left. */
  readonly memberTtlSeconds: number;
  /** A room's anchor who sends neither heartbeats nor media for this long has left. */
  readonly roomHeartbeatSeconds: number;
  /** How long apps are told that their token lasts. */
  readonly appTokenTtlSeconds: number;
  /** Seals app tokens at rest and hashes addresses. Never leaves the server. */
  readonly sessionKey: string;
  readonly imSdkAppId: number;
  /** Signs and verifies UserSigs. Never leaves the server. */
  readonly imSecretKey: string;
  /** The IM account that acts for the server; nobody can register it. */
  readonly administrator: string;
  /** Null until every COSKEY_… variable is set. */
  readonly cos: CosConfig | null;
  readonly trustProxyHops: number;
  readonly guestBroadcast: boolean;
  readonly guestApi: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/**
 * Reads and checks the environment; generates the secrets that embedded mode needs on the first
 * start and keeps them in `DATA_DIR/secrets.json` with mode 0600.
 * @throws ConfigError naming the first wrong variable and its cure.
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join(".")} is not usable: ${issue?.message}.`);
  }
  const env = parsed.data;
  const dataDir = path.resolve(env.DATA_DIR);
  const secrets = loadSecrets(dataDir);
  return {
    host: env.HOST,
    port: env.PORT,
    rtmpHost: env.RTMP_HOST ?? env.HOST,
    rtmpPort: env.RTMP_PORT,
    dataDir,
    publicUrl: env.PUBLIC_URL,
    publicRtmpUrl: env.PUBLIC_RTMP_URL,
    appBizid: env.APP_BIZID,
    pushKey: env.PUSH_KEY ?? secrets.pushKey,
    apiKey: env.API_KEY ?? secrets.apiKey,
    pushUrlTtlSeconds: env.PUSH_URL_TTL_SECONDS,
    reconnectGraceSeconds: env.RECONNECT_GRACE_SECONDS,
    callbackGraceSeconds: env.CALLBACK_GRACE_SECONDS,
    tapeListDays: env.TAPE_LIST_DAYS,
    tapeMinSeconds: env.TAPE_MIN_SECONDS,
    recording: env.RECORDING,
    recordingMinFreeBytes: env.RECORDING_MIN_FREE_MB * 1024 * 1024,
    partDurationMs: env.PART_DURATION_MS,
    segmentDurationMs: env.SEGMENT_DURATION_MS,
    maxStreams: env.MAX_STREAMS,
    listMemoryMs: env.LIST_MEMORY_MS,
    maxBodyBytes: env.MAX_BODY_BYTES,
    sessionTtlDays: env.SESSION_TTL_DAYS,
    loginAttempts: env.LOGIN_ATTEMPTS,
    registrationsPerHour: env.REGISTRATIONS_PER_HOUR,
    guestsPerHour: env.GUESTS_PER_HOUR,
    publishesPerMinute: env.PUBLISHES_PER_MINUTE,
    maxHttpConnections: env.MAX_HTTP_CONNECTIONS,
    refusedCallbacksPerMinute: env.REFUSED_CALLBACKS_PER_MINUTE,
    callbackLedgerRows: env.CALLBACK_LEDGER_ROWS,
    likesPerSecond: env.LIKES_PER_SECOND,
    likesPerSecondPerAddress: env.LIKES_PER_SECOND_PER_ADDRESS,
    entersPerMinute: env.ENTERS_PER_MINUTE,
    reportsPerHour: env.REPORTS_PER_HOUR,
    roomLoginsPerMinute: env.ROOM_LOGINS_PER_MINUTE,
    viewersPerAddress: env.VIEWERS_PER_ADDRESS,
    reportRows: env.REPORT_ROWS,
    ugcVideoRows: env.UGC_VIDEO_ROWS,
    memberTtlSeconds: env.MEMBER_TTL_SECONDS,
    roomHeartbeatSeconds: env.ROOM_HEARTBEAT_SECONDS,
    appTokenTtlSeconds: env.APP_TOKEN_TTL_SECONDS,
    sessionKey: env.SESSION_KEY ?? secrets.sessionKey,
    imSdkAppId: env.IM_SDKAPPID,
    imSecretKey: env.IM_SECRETKEY ?? secrets.imSecretKey,
    administrator: env.ADMINISTRATOR,
    cos: cosConfig(env),
    trustProxyHops: env.TRUST_PROXY_HOPS,
    guestBroadcast: env.GUEST_BROADCAST,
    guestApi: env.GUEST_API,
    logLevel: env.LOG_LEVEL,
  };
}

/** All of them or none. @throws ConfigError naming the first that is missing. */
function cosConfig(env: z.infer<typeof environmentSchema>): CosConfig | null {
  const needed = {
    COSKEY_APPID: env.COSKEY_APPID,
    COSKEY_BUCKET: env.COSKEY_BUCKET,
    COSKEY_BUCKET_REGION: env.COSKEY_BUCKET_REGION,
    COSKEY_SECRETID: env.COSKEY_SECRETID,
    COSKEY_SECRETKEY: env.COSKEY_SECRETKEY,
  };
  const entries = Object.entries(needed);
  if (entries.every(([, value]) => value === undefined)) return null;
  const missing = entries.find(([, value]) => value === undefined)?.[0];
  if (missing) {
    throw new ConfigError(
      `${missing} is not set although other COSKEY_ variables are: set it, or remove the others.`,
    );
  }
  return {
    appId: Number(env.COSKEY_APPID),
    bucket: env.COSKEY_BUCKET ?? "",
    region: env.COSKEY_BUCKET_REGION ?? "",
    secretId: env.COSKEY_SECRETID ?? "",
    secretKey: env.COSKEY_SECRETKEY ?? "",
    signTtlSeconds: env.COSKEY_EXPIRED_TIME,
    legacySign: env.COS_LEGACY_SIGN,
  };
}

const secret = z
  .string()
  .min(16)
  .default(() => randomBytes(16).toString("hex"));
/** A file from before a secret existed gets that one made. */
const secretsSchema = z.object({
  pushKey: secret,
  apiKey: secret,
  sessionKey: secret,
  imSecretKey: secret,
});
type Secrets = z.infer<typeof secretsSchema>;

function loadSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const before = existsSync(file) ? readFileSync(file, "utf8") : "{}";
    const secrets = secretsSchema.parse(JSON.parse(before));
    const after = `${JSON.stringify(secrets, null, 2)}\n`;
    if (after !== before) {
      // Whole or not at all: half a file would cost every key.
      writeFileSync(`${file}.new`, after, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    }
    chmodSync(file, 0o600);
    return secrets;
  } catch (cause) {
    throw new ConfigError(
      `DATA_DIR is not usable: ${file} could not be read or written; give the server a folder it owns, or delete a damaged secrets.json to have new keys made.`,
      { cause },
    );
  }
}
