import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
  TRUST_PROXY_HOPS: count(0),
  GUEST_BROADCAST: flag("on"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** Names of all variables. */
export const environmentVariables: readonly string[] = Object.keys(environmentSchema.shape);

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
  readonly trustProxyHops: number;
  readonly guestBroadcast: boolean;
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
    trustProxyHops: env.TRUST_PROXY_HOPS,
    guestBroadcast: env.GUEST_BROADCAST,
    logLevel: env.LOG_LEVEL,
  };
}

const secretsSchema = z.object({ pushKey: z.string().min(16), apiKey: z.string().min(16) });
type Secrets = z.infer<typeof secretsSchema>;

function loadSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (existsSync(file)) {
      chmodSync(file, 0o600);
      return secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    }
    const generated: Secrets = {
      pushKey: randomBytes(16).toString("hex"),
      apiKey: randomBytes(16).toString("hex"),
    };
    writeFileSync(file, `${JSON.stringify(generated, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    return generated;
  } catch (cause) {
    throw new ConfigError(
      `DATA_DIR is not usable: ${file} could not be read or written; give the server a folder it owns, or delete a damaged secrets.json to have new keys made.`,
      { cause },
    );
  }
}
