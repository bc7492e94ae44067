import { randomBytes, randomInt } from "node:crypto";
import { startCos } from "./cos/cos-bucket";
import type { CosBucket, CosOptions } from "./cos/cos-types";
import { startIm } from "./im/im-rest";
import type { ImOptions, ImRest } from "./im/im-types";
import { startLvb } from "./lvb/lvb-edge";
import type { LvbEdge, LvbOptions } from "./lvb/lvb-types";

/** Ports of the stand-in; 0 and absent take free ones. */
export interface CloudPorts {
  readonly push?: number;
  readonly play?: number;
  readonly api?: number;
  readonly cos?: number;
  readonly im?: number;
}

type KeyName =
  | "appId"
  | "pushKey"
  | "pushBackupKey"
  | "playKey"
  | "callbackKey"
  | "secretId"
  | "secretKey";

/** An account of Tencent Cloud in our own hands; whatever is not given is invented. */
export interface CloudOptions {
  /** Holds what LVB records. */
  readonly recordingsDir: string;
  readonly ports?: CloudPorts;
  /** Streams are named BIZID_userid in the account's old domains. Default `bizid`. */
  readonly streamNames?: "bizid" | "plain";
  /** Playback authentication. Default off, as for a new play domain. */
  readonly playAuthentication?: boolean;
  /** Everything else about the services, for tests that need it; keys are ours. */
  readonly lvb?: Partial<Omit<LvbOptions, KeyName>>;
  readonly cos?: Pick<CosOptions, "publicRead" | "forcesDownload" | "clockOffsetSeconds">;
  readonly im?: Pick<
    ImOptions,
    "quota" | "messagesPerSecond" | "callbackTimeoutMs" | "clockOffsetSeconds"
  >;
  /** Keys as an earlier run invented them, so that a running product goes on with them. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** The three services of one account, and the settings with which a product uses them. */
export interface Cloud {
  /** Environment of the product in Tencent mode; without ports and folders of its own. */
  readonly env: Readonly<Record<string, string>>;
  readonly lvb: LvbEdge;
  readonly cos: CosBucket;
  readonly im: ImRest;
  /** Writes the product's callback addresses into the account, as one does in the console. */
  connect(baseUrl: string, paths?: { readonly live?: string; readonly im?: string }): void;
  stop(): Promise<void>;
}

/** Where the product takes callbacks; the paths that the console is given. */
const LIVE_CALLBACK_PATH = "/callback/Live_callback.php";
const IM_CALLBACK_PATH = "/callback/im";

/** LVB, COS and IM of one account on 127.0.0.1, with keys that fit each other. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { ports = {}, keep = {} } = options;
  const kept = (name: string, invent: () => string) => keep[name] ?? invent();
  const appId = kept("APP_ID", () => String(1_250_000_000 + randomInt(9_999_999)));
  const keys = {
    push: kept("PUSH_KEY", hexKey),
    pushBackup: kept("PUSH_KEY_BACKUP", hexKey),
    play: options.playAuthentication ? kept("PLAY_KEY", hexKey) : undefined,
    callback: kept("API_KEY", hexKey),
    urlSecret: kept("CALLBACK_URL_SECRET", hexKey),
    im: kept("IM_SECRETKEY", () => randomBytes(32).toString("hex")),
    imToken: kept("IM_CALLBACK_TOKEN", hexKey),
  };
  const cloudKey = {
    secretId: kept("TENCENTCLOUD_SECRET_ID", secretId),
    secretKey: kept("TENCENTCLOUD_SECRET_KEY", hexKey),
  };
  const cosKey = {
    secretId: kept("COSKEY_SECRETID", secretId),
    secretKey: kept("COSKEY_SECRETKEY", hexKey),
  };
  const bucket = { name: "mini-lvb", region: "ap-shanghai" };
  const sdkAppId = Number(kept("IM_SDKAPPID", () => String(1_400_000_000 + randomInt(9_999_999))));
  const administrator = "administrator";

  const opened: { stop(): Promise<void> }[] = [];
  const stopAll = async () => {
    await Promise.all(opened.map((service) => service.stop()));
  };
  /** A port that is taken must not leave the others open. */
  const open = async <Service extends { stop(): Promise<void> }>(
    starting: Promise<Service>,
  ): Promise<Service> => {
    try {
      const service = await starting;
      opened.push(service);
      return service;
    } catch (error) {
      await stopAll();
      throw error;
    }
  };
  const lvb = await open(
    startLvb({
      appId: Number(appId),
      pushKey: keys.push,
      pushBackupKey: keys.pushBackup,
      playKey: keys.play,
      callbackKey: keys.callback,
      ...cloudKey,
      recordingsDir: options.recordingsDir,
      ports: { push: ports.push ?? 0, play: ports.play ?? 0, api: ports.api ?? 0 },
      ...options.lvb,
    }),
  );
  const cos = await open(
    startCos({
      appId,
      bucket: bucket.name,
      region: bucket.region,
      ...cosKey,
      port: ports.cos ?? 0,
      ...options.cos,
    }),
  );
  const im = await open(
    startIm({
      sdkAppId,
      secretKey: keys.im,
      administrators: [administrator],
      callbackToken: keys.imToken,
      port: ports.im ?? 0,
      ...options.im,
    }),
  );

  const env = {
    MODE: "tencent",
    APP_ID: appId,
    APP_BIZID: kept("APP_BIZID", () => "8888"),
    API_KEY: keys.callback,
    CALLBACK_URL_SECRET: keys.urlSecret,
    PUSH_KEY: keys.push,
    PUSH_KEY_BACKUP: keys.pushBackup,
    PUSH_DOMAIN: lvb.pushAddress,
    PLAY_DOMAIN: lvb.playAddress,
    PLAY_SCHEME: "http",
    ...(keys.play !== undefined && { PLAY_KEY: keys.play }),
    STREAM_NAMES: options.streamNames ?? "bizid",
    TENCENTCLOUD_SECRET_ID: cloudKey.secretId,
    TENCENTCLOUD_SECRET_KEY: cloudKey.secretKey,
    LIVE_API_URL: lvb.apiUrl,
    COSKEY_APPID: appId,
    COSKEY_BUCKET: bucket.name,
    COSKEY_BUCKET_REGION: bucket.region,
    COSKEY_SECRETID: cosKey.secretId,
    COSKEY_SECRETKEY: cosKey.secretKey,
    COS_ENDPOINT: cos.origin,
    IM_SDKAPPID: String(sdkAppId),
    IM_SECRETKEY: keys.im,
    ADMINISTRATOR: administrator,
    IM_API_URL: im.origin,
    IM_CALLBACK_TOKEN: keys.imToken,
  };
  return {
    env,
    lvb,
    cos,
    im,
    connect(baseUrl, paths = {}) {
      const live = new URL(paths.live ?? LIVE_CALLBACK_PATH, baseUrl);
      // Some types come unsigned and are believed by this alone (cloud.md §2.1).
      live.searchParams.set("secret", keys.urlSecret);
      lvb.callbacks.url = live.href;
      im.callbackUrl = new URL(paths.im ?? IM_CALLBACK_PATH, baseUrl).href;
    },
    stop: stopAll,
  };
}

function hexKey(): string {
  return randomBytes(16).toString("hex");
}

/** Looks like the cloud's own: AKID and 32 letters or digits. */
function secretId(): string {
  return `AKID${randomBytes(16).toString("hex")}`;
}
