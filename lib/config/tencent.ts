import { ConfigError } from "./config-error";
import { cosVariables } from "./cos";

/** What only Tencent mode has: LVB's domains and keys, and how its APIs are reached. */
export interface TencentConfig {
  /** Tencent Cloud APPID; every callback names it. */
  readonly appId: number;
  /** Host, with a port when it is not RTMP's. */
  readonly pushDomain: string;
  /** Host, with a port when it is not the scheme's. */
  readonly playDomain: string;
  readonly playScheme: "http" | "https";
  /** Signs play URLs; null where the play domain asks for no signature. */
  readonly playKey: string | null;
  readonly playUrlTtlSeconds: number;
  /** AppName of push and play URLs. */
  readonly appName: string;
  /** Cloud API 3.0. */
  readonly secretId: string;
  readonly secretKey: string;
  /** Where the API is reached; its signed host name stays the official one. */
  readonly liveApiUrl: string;
  readonly reconcileSeconds: number;
  readonly imApiUrl: string;
  /** Signs the callbacks of IM; null: every one is refused. */
  readonly imCallbackToken: string | null;
}

/** The variables of Tencent mode as they stand in the environment. */
export interface TencentEnvironment {
  readonly APP_ID?: string;
  readonly APP_BIZID: string;
  readonly PUSH_DOMAIN?: string;
  readonly PLAY_DOMAIN?: string;
  readonly PLAY_SCHEME: "http" | "https";
  readonly PLAY_KEY?: string;
  readonly PLAY_URL_TTL_SECONDS: number;
  readonly LIVE_APP_NAME: string;
  readonly TENCENTCLOUD_SECRET_ID?: string;
  readonly TENCENTCLOUD_SECRET_KEY?: string;
  readonly LIVE_API_URL: string;
  readonly RECONCILE_SECONDS: number;
  readonly IM_API_URL: string;
  readonly IM_CALLBACK_TOKEN?: string;
}

/** Where the operator finds what Tencent mode cannot do without. */
const whereToFind: Readonly<Record<string, string>> = {
  APP_ID: "the account's APPID (console: Account Information)",
  APP_BIZID: "the BIZID of the account's live domains",
  API_KEY: "the callback key of the callback template (console: Live, Event Center)",
  PUSH_KEY: "the push domain's authentication key (console: Live, Domain Management, Push Config)",
  TENCENTCLOUD_SECRET_ID: "an API key's SecretId (console: Access Management, API Keys)",
  TENCENTCLOUD_SECRET_KEY: "an API key's SecretKey (console: Access Management, API Keys)",
  IM_SDKAPPID: "the IM application's SDKAppID (console: Chat)",
  IM_SECRETKEY: "the IM application's key (console: Chat, Basic Information)",
  COSKEY_APPID: "the APPID at the end of the bucket's name (console: Object Storage)",
  COSKEY_BUCKET: "the bucket's name (console: Object Storage)",
  COSKEY_BUCKET_REGION: "the bucket's region, for example ap-shanghai (console: Object Storage)",
  COSKEY_SECRETID: "the SecretId of a key that may use the bucket",
  COSKEY_SECRETKEY: "the SecretKey of a key that may use the bucket",
};

/** What Tencent mode cannot do without; `IM_SECRETKEY` may be a `PRIVATEKEY` instead. */
export const requiredInTencentMode: readonly string[] = [
  "APP_ID",
  "APP_BIZID",
  "API_KEY",
  "PUSH_KEY",
  "TENCENTCLOUD_SECRET_ID",
  "TENCENTCLOUD_SECRET_KEY",
  "IM_SDKAPPID",
  "IM_SECRETKEY",
  ...cosVariables,
];

/** What has no meaning in embedded mode, so that a forgotten MODE is noticed. */
const onlyInTencentMode = [
  "APP_ID",
  "PUSH_DOMAIN",
  "PLAY_DOMAIN",
  "PLAY_KEY",
  "TENCENTCLOUD_SECRET_ID",
  "TENCENTCLOUD_SECRET_KEY",
  "IM_CALLBACK_TOKEN",
];
/** Keys of our own making are long; those of a console are what they are. */
const ownKey = /^[A-Za-z0-9]{16,128}$/;
const ownKeys = ["PUSH_KEY", "PUSH_KEY_BACKUP", "API_KEY", "IM_SECRETKEY"];
/** The misspelt or older name that stands in for a variable. */
const alternatives: Readonly<Record<string, string>> = {
  COSKEY_SECRETID: "COSKEY_SECRECTID",
  COSKEY_SECRETKEY: "COSKEY_SECRECTKEY",
  IM_SECRETKEY: "PRIVATEKEY",
};

/** Where to find the value of a required variable, in words. */
export function whereToFindIt(variable: string): string {
  return whereToFind[variable] ?? "the Tencent Cloud console";
}

/**
 * Tencent mode starts with every key or not at all; embedded mode refuses what only makes sense
 * there, because nobody wants to be in the wrong mode silently.
 * @throws ConfigError naming the first variable and its cure.
 */
export function requireKeys(
  mode: "embedded" | "tencent",
  present: Readonly<Record<string, string | undefined>>,
): void {
  if (mode === "tencent") {
    const missing = requiredInTencentMode.find(
      (name) => !present[name] && !present[alternatives[name] ?? ""],
    );
    if (missing !== undefined) {
      throw new ConfigError(
        `${missing} is not set, and MODE=tencent needs it: set it to ${whereToFindIt(missing)}.`,
      );
    }
    requireGoodKeys(present);
    return;
  }
  const misplaced = onlyInTencentMode.find((name) => present[name]);
  if (misplaced) {
    throw new ConfigError(
      `${misplaced} is set, but MODE is embedded: set MODE=tencent, or remove ${misplaced}.`,
    );
  }
  const weak = ownKeys.find((name) => present[name] && !ownKey.test(present[name] ?? ""));
  if (weak) {
    throw new ConfigError(
      `${weak} is not usable: use 16 to 128 letters and digits, for example 32.`,
    );
  }
}

/** @throws ConfigError */
function requireGoodKeys(present: Readonly<Record<string, string | undefined>>): void {
  const { PLAY_KEY, PUSH_KEY, PUSH_KEY_BACKUP } = present;
  if (PLAY_KEY && (PLAY_KEY === PUSH_KEY || PLAY_KEY === PUSH_KEY_BACKUP)) {
    throw new ConfigError(
      "PLAY_KEY is the same as PUSH_KEY: with it every viewer could push in the broadcaster's place; give the play domain a key of its own in the console.",
    );
  }
}

/** Settings of Tencent mode; `requireKeys` has seen that they are there. */
export function tencentConfig(env: TencentEnvironment): TencentConfig {
  return {
    appId: Number(env.APP_ID),
    pushDomain: env.PUSH_DOMAIN ?? `${env.APP_BIZID}.livepush.myqcloud.com`,
    playDomain: env.PLAY_DOMAIN ?? `${env.APP_BIZID}.liveplay.myqcloud.com`,
    playScheme: env.PLAY_SCHEME,
    playKey: env.PLAY_KEY ?? null,
    playUrlTtlSeconds: env.PLAY_URL_TTL_SECONDS,
    appName: env.LIVE_APP_NAME,
    secretId: env.TENCENTCLOUD_SECRET_ID ?? "",
    secretKey: env.TENCENTCLOUD_SECRET_KEY ?? "",
    liveApiUrl: env.LIVE_API_URL,
    reconcileSeconds: env.RECONCILE_SECONDS,
    imApiUrl: env.IM_API_URL,
    imCallbackToken: env.IM_CALLBACK_TOKEN ?? null,
  };
}
