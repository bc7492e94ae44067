/** One setting of the written `.env`, with what stands above it. */
export interface LayoutEntry {
  readonly name: string;
  /** Lines of comment, without their `#`. */
  readonly comment: readonly string[];
}

/** A part of the written `.env` under a heading of its own. */
export interface LayoutSection {
  readonly title: string;
  readonly entries: readonly LayoutEntry[];
}

const entry = (name: string, ...comment: string[]): LayoutEntry => ({ name, comment });

/** What is taken from old installations, in the order and under the words of `.env.example`. */
export const envLayout: readonly LayoutSection[] = [
  {
    title: "Live broadcasting",
    entries: [
      entry("APP_ID", "The account's APPID, and the BIZID of its live domains."),
      entry("APP_BIZID"),
      entry("API_KEY", "Verifies callbacks: sign = md5(API_KEY + t)."),
      entry("PUSH_KEY", "Signs push URLs: txSecret = md5(PUSH_KEY + stream + txTime)."),
      entry("PUSH_KEY_BACKUP", "Accepted as well, so that the key can be changed."),
      entry(
        "PUSH_DOMAIN",
        "Hosts of pushes and of playback; unset: BIZID.livepush.myqcloud.com and",
        "BIZID.liveplay.myqcloud.com.",
      ),
      entry("PLAY_DOMAIN"),
      entry("PLAY_SCHEME", "http or https."),
      entry("PLAY_KEY", "Only when the play domain asks for signed addresses."),
      entry("LIVE_APP_NAME", "AppName of push and play URLs."),
      entry("STREAM_NAMES", "bizid: streams are called BIZID_userid; plain: userid alone."),
      entry(
        "CALLBACK_URL_SECRET",
        "Accepted as ?secret=… on callback URLs, for events that Tencent Cloud sends unsigned.",
      ),
    ],
  },
  {
    title: "Tencent Cloud API 3.0",
    entries: [
      entry("TENCENTCLOUD_SECRET_ID", "Use a sub-account's key that may use Live only."),
      entry("TENCENTCLOUD_SECRET_KEY"),
    ],
  },
  {
    title: "Tencent Cloud Object Storage for pictures",
    entries: [
      entry("COSKEY_APPID"),
      entry("COSKEY_BUCKET"),
      entry("COSKEY_BUCKET_REGION"),
      entry("COSKEY_SECRETID"),
      entry("COSKEY_SECRETKEY"),
      entry("COSKEY_EXPIRED_TIME", "How long a signature is valid, in seconds."),
      entry(
        "COSKEY_DOMAIN",
        "Where the pictures are seen, when the bucket has a domain of its own.",
      ),
    ],
  },
  {
    title: "Tencent IM",
    entries: [
      entry("IM_SDKAPPID"),
      entry("IM_SECRETKEY", "Signs UserSigs."),
      entry("ADMINISTRATOR", "The IM account that acts for the server."),
      entry("IM_CALLBACK_TOKEN", "Signs the callbacks of IM."),
      entry(
        "IM_ACCOUNTTYPE",
        "Only for applications from before July 2019: their UserSigs are made with a key pair.",
      ),
      entry("PRIVATEKEY"),
      entry("PUBLICKEY"),
    ],
  },
];

/** Names of the settings that are taken from old installations. */
export const importedSettings: readonly string[] = envLayout.flatMap(({ entries }) =>
  entries.map(({ name }) => name),
);
