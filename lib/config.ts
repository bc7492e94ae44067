import path from "node:path";
import { ConfigError } from "./config/config-error";
import { type CosConfig, cosConfig } from "./config/cos";
import { environmentSchema } from "./config/environment-schema";
import { requireSensible } from "./config/require-sensible";
import { loadSecrets, readSecrets, type Secrets } from "./config/secrets";
import { type SeenVariable, seenVariables } from "./config/seen-variables";
import { requireKeys, type TencentConfig, tencentConfig } from "./config/tencent";
import { privateKeyProblem, publicKeyProblem } from "./signing/pem-key";

export { ConfigError } from "./config/config-error";
export type { CosConfig } from "./config/cos";
export { requiredInTencentMode, type TencentConfig, whereToFindIt } from "./config/tencent";

/** Names of all variables. */
export const environmentVariables: readonly string[] = Object.keys(environmentSchema.shape);

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of a running server; secrets are always present. */
export interface Config {
  /** To be told, not to choose by: `lib/boot.ts` and `lib/providers` look at `tencent`. */
  readonly mode: "embedded" | "tencent";
  /** Null in embedded mode. */
  readonly tencent: TencentConfig | null;
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
  /** Accepted as well as `pushKey`, so that a key can be changed while addresses are out. */
  readonly pushKeyBackup: string | null;
  /** Whether the names of new streams begin with the bizid. */
  readonly streamNames: "bizid" | "plain";
  readonly txSecretAlgorithm: "md5" | "sha256";
  readonly txTimeCase: "lower" | "upper";
  /** Verifies callbacks (`sign = md5(API_KEY + t)`). Never leaves the server. */
  readonly apiKey: string;
  /** Proves by the callback URL what Tencent Cloud sends without a signature; null: nothing does. */
  readonly callbackUrlSecret: string | null;
  readonly pushUrlTtlSeconds: number;
  /** How long a stream key that was changed still works. */
  readonly keyRotationGraceSeconds: number;
  /** How long pushes are refused after their broadcaster ended a broadcast in the studio. */
  readonly endHoldSeconds: number;
  readonly reconnectGraceSeconds: number;
  readonly callbackGraceSeconds: number;
  readonly tapeListDays: number;
  /** How often the viewers, likes and messages of a live are noted for its chart. */
  readonly sampleSeconds: number;
  /** How long that is kept after its end. */
  readonly sampleDays: number;
  /** How long the figures of the whole server are kept by the minute, and by the quarter hour. */
  readonly serverSampleHours: number;
  readonly serverSampleDays: number;
  readonly tapeMinSeconds: number;
  /** How long a deleted recording, or a trimmed one as it was, can be had back. */
  readonly tapeUndoDays: number;
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
  /** Accepted callbacks that the ledger keeps; refused ones, which anybody can send, count apart. */
  readonly callbackLedgerRows: number;
  readonly refusedCallbackRows: number;
  /** Likes of one viewer within a second that count, and of all viewers behind one address. */
  readonly likesPerSecond: number;
  readonly likesPerSecondPerAddress: number;
  /** How often one address may enter, quit or ask for a push address again within a minute. */
  readonly entersPerMinute: number;
  /** How often one broadcaster may save settings of the own room within a minute. */
  readonly settingsPerMinute: number;
  readonly reportsPerHour: number;
  /** Sign-ins to RoomService, and guest identities, of one address within a minute. */
  readonly roomLoginsPerMinute: number;
  /** Viewers of one broadcaster behind one address that are counted; 0 for any number. */
  readonly viewersPerAddress: number;
  /** Complaints, and short videos, that are kept. */
  readonly reportRows: number;
  /** Lines of the audit log that are kept. */
  readonly auditLogRows: number;
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
  /** For apps from before July 2019, whose UserSigs are ECDSA; else null. PEM. */
  readonly imPrivateKey: string | null;
  readonly imPublicKey: string | null;
  readonly imAccountType: string;
  /** The IM account that acts for the server; nobody can register it. */
  readonly administrator: string;
  /** Null until every COSKEY_… variable is set. */
  readonly cos: CosConfig | null;
  /** A picture's greatest size, how many one user may upload, and how long he may take. */
  readonly uploadMaxBytes: number;
  readonly uploadsPerHour: number;
  readonly uploadUrlTtlSeconds: number;
  /** Chat messages of one sender within ten seconds. */
  readonly chatMessagesPerTenSeconds: number;
  /** Open chat streams of one network address; all of them together have a share of the connections. */
  readonly chatStreamsPerAddress: number;
  /** Chat messages that are kept, all rooms together. */
  readonly chatHistoryRows: number;
  /** Sites that may show rooms in a frame: `*` for all, or origins; empty: none but this one. */
  readonly embedSites: readonly string[];
  /** Whether visitors may write in chats under a nickname, without an account. */
  readonly chatGuests: boolean;
  /** Nicknames that one address may choose within an hour. */
  readonly guestNicknamesPerHour: number;
  /** Separated by commas; `*` stands for any letters. */
  readonly blockedWords: readonly string[];
  /** Whether webhooks may go to private addresses and over plain HTTP. */
  readonly webhookAllowPrivate: boolean;
  readonly trustProxyHops: number;
  readonly guestBroadcast: boolean;
  readonly guestApi: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** Whether log lines are also written to `DATA_DIR/logs`; how large a file grows, and how many are kept. */
  readonly logFiles: boolean;
  readonly logFileMaxBytes: number;
  readonly logFileCount: number;
  /** How often the database is backed up by itself; 0: never. */
  readonly backupEveryHours: number;
  /** Backups that a folder keeps; the oldest go first. */
  readonly backupKeep: number;
  /** Every variable as the server sees it, secrets masked, for who looks after it. */
  readonly variables: readonly SeenVariable[];
}

/**
 * Reads and checks the environment; generates the secrets that embedded mode needs on the first
 * start and keeps them in `DATA_DIR/secrets.json` with mode 0600.
 * @throws ConfigError naming the first wrong variable and its cure.
 */
export function loadConfig(environment: Environment = process.env): Config {
  return configOf(environment, loadSecrets);
}

/**
 * The same for commands that only look: makes neither folder nor secrets, so that a mistyped
 * `DATA_DIR` stays what it is and nobody's files belong to whoever looked.
 * @throws ConfigError naming the first wrong variable and its cure.
 */
export function inspectConfig(environment: Environment = process.env): Config {
  return configOf(environment, readSecrets);
}

function configOf(environment: Environment, secretsIn: (dataDir: string) => Secrets): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join(".")} is not usable: ${issue?.message}.`);
  }
  const env = parsed.data;
  requireKeys(env.MODE, present);
  requireSensible(env);
  requireGoodPem("PRIVATEKEY", env.PRIVATEKEY, privateKeyProblem);
  requireGoodPem("PUBLICKEY", env.PUBLICKEY, publicKeyProblem);
  const dataDir = path.resolve(env.DATA_DIR);
  const secrets = secretsIn(dataDir);
  return {
    mode: env.MODE,
    tencent: env.MODE === "tencent" ? tencentConfig(env) : null,
    host: env.HOST,
    port: env.PORT,
    rtmpHost: env.RTMP_HOST ?? env.HOST,
    rtmpPort: env.RTMP_PORT,
    dataDir,
    publicUrl: env.PUBLIC_URL,
    publicRtmpUrl: env.PUBLIC_RTMP_URL,
    appBizid: env.APP_BIZID,
    pushKey: env.PUSH_KEY ?? secrets.pushKey,
    pushKeyBackup: env.PUSH_KEY_BACKUP ?? null,
    streamNames: env.STREAM_NAMES,
    txSecretAlgorithm: env.TX_SECRET_ALGORITHM,
    txTimeCase: env.TX_TIME_CASE,
    apiKey: env.API_KEY ?? secrets.apiKey,
    callbackUrlSecret: env.CALLBACK_URL_SECRET ?? null,
    pushUrlTtlSeconds: env.PUSH_URL_TTL_SECONDS,
    keyRotationGraceSeconds: env.KEY_ROTATION_GRACE_SECONDS,
    endHoldSeconds: env.END_HOLD_SECONDS,
    reconnectGraceSeconds: env.RECONNECT_GRACE_SECONDS,
    callbackGraceSeconds: env.CALLBACK_GRACE_SECONDS,
    tapeListDays: env.TAPE_LIST_DAYS,
    sampleSeconds: env.SAMPLE_SECONDS,
    sampleDays: env.SAMPLE_DAYS,
    serverSampleHours: env.SERVER_SAMPLE_HOURS,
    serverSampleDays: env.SERVER_SAMPLE_DAYS,
    tapeMinSeconds: env.TAPE_MIN_SECONDS,
    tapeUndoDays: env.TAPE_UNDO_DAYS,
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
    refusedCallbackRows: env.REFUSED_CALLBACK_ROWS,
    likesPerSecond: env.LIKES_PER_SECOND,
    likesPerSecondPerAddress: env.LIKES_PER_SECOND_PER_ADDRESS,
    entersPerMinute: env.ENTERS_PER_MINUTE,
    settingsPerMinute: env.SETTINGS_PER_MINUTE,
    reportsPerHour: env.REPORTS_PER_HOUR,
    roomLoginsPerMinute: env.ROOM_LOGINS_PER_MINUTE,
    viewersPerAddress: env.VIEWERS_PER_ADDRESS,
    reportRows: env.REPORT_ROWS,
    auditLogRows: env.AUDIT_LOG_ROWS,
    ugcVideoRows: env.UGC_VIDEO_ROWS,
    memberTtlSeconds: env.MEMBER_TTL_SECONDS,
    roomHeartbeatSeconds: env.ROOM_HEARTBEAT_SECONDS,
    appTokenTtlSeconds: env.APP_TOKEN_TTL_SECONDS,
    sessionKey: env.SESSION_KEY ?? secrets.sessionKey,
    imSdkAppId: env.IM_SDKAPPID,
    imSecretKey: env.IM_SECRETKEY ?? secrets.imSecretKey,
    imPrivateKey: env.PRIVATEKEY ?? null,
    imPublicKey: env.PUBLICKEY ?? null,
    imAccountType: env.IM_ACCOUNTTYPE,
    administrator: env.ADMINISTRATOR,
    cos: cosConfig(env),
    uploadMaxBytes: env.UPLOAD_MAX_BYTES,
    uploadsPerHour: env.UPLOADS_PER_HOUR,
    uploadUrlTtlSeconds: env.UPLOAD_URL_TTL_SECONDS,
    chatMessagesPerTenSeconds: env.CHAT_MESSAGES_PER_TEN_SECONDS,
    chatStreamsPerAddress: env.CHAT_STREAMS_PER_ADDRESS,
    chatHistoryRows: env.CHAT_HISTORY_ROWS,
    embedSites: env.EMBED_SITES,
    chatGuests: env.CHAT_GUESTS,
    guestNicknamesPerHour: env.GUEST_NICKNAMES_PER_HOUR,
    blockedWords: env.BLOCKED_WORDS,
    webhookAllowPrivate: env.WEBHOOK_ALLOW_PRIVATE,
    trustProxyHops: env.TRUST_PROXY_HOPS,
    guestBroadcast: env.GUEST_BROADCAST,
    guestApi: env.GUEST_API,
    logLevel: env.LOG_LEVEL,
    logFiles: env.LOG_FILES,
    logFileMaxBytes: env.LOG_FILE_MAX_BYTES,
    logFileCount: env.LOG_FILE_COUNT,
    backupEveryHours: env.BACKUP_EVERY_HOURS,
    backupKeep: env.BACKUP_KEEP,
    variables: seenVariables(present, secrets),
  };
}

/** @throws ConfigError saying what is wrong with the key. */
function requireGoodPem(
  variable: string,
  pem: string | undefined,
  problemOf: (pem: string) => string | null,
): void {
  const problem = pem === undefined ? null : problemOf(pem);
  if (problem) throw new ConfigError(`${variable} is not usable: ${problem}.`);
}
