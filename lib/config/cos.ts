import { ConfigError } from "./config-error";

/** Access to Tencent Cloud Object Storage, for pictures. */
export interface CosConfig {
  readonly appId: number;
  /** Without the APPID; COS calls the bucket `NAME-APPID`. */
  readonly bucket: string;
  readonly region: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** How long a signature for the apps is valid. */
  readonly signTtlSeconds: number;
  /**
   * Whether old apps get signatures with which whoever asks can overwrite the whole bucket (v4) or
   * sign any request of the key (signKey).
   */
  readonly legacySign: boolean;
  /** Origin that takes uploads and API calls. */
  readonly endpoint: string;
  /** Origin under which the pictures are seen by everybody. */
  readonly publicOrigin: string;
}

/** The variables of COS as they stand in the environment. */
export interface CosEnvironment {
  readonly COSKEY_APPID?: string;
  readonly COSKEY_BUCKET?: string;
  readonly COSKEY_BUCKET_REGION?: string;
  readonly COSKEY_SECRETID?: string;
  readonly COSKEY_SECRETKEY?: string;
  /** As the original's configuration misspelt them. */
  readonly COSKEY_SECRECTID?: string;
  readonly COSKEY_SECRECTKEY?: string;
  readonly COSKEY_EXPIRED_TIME: number;
  readonly COS_LEGACY_SIGN: boolean;
  readonly COS_ENDPOINT?: string;
  readonly COSKEY_DOMAIN?: string;
}

/** What COS cannot do without. */
export const cosVariables = [
  "COSKEY_APPID",
  "COSKEY_BUCKET",
  "COSKEY_BUCKET_REGION",
  "COSKEY_SECRETID",
  "COSKEY_SECRETKEY",
] as const;

/** All of them or none. @throws ConfigError naming the first that is missing. */
export function cosConfig(env: CosEnvironment): CosConfig | null {
  const values: Record<(typeof cosVariables)[number], string | undefined> = {
    COSKEY_APPID: env.COSKEY_APPID,
    COSKEY_BUCKET: env.COSKEY_BUCKET,
    COSKEY_BUCKET_REGION: env.COSKEY_BUCKET_REGION,
    COSKEY_SECRETID: env.COSKEY_SECRETID ?? env.COSKEY_SECRECTID,
    COSKEY_SECRETKEY: env.COSKEY_SECRETKEY ?? env.COSKEY_SECRECTKEY,
  };
  if (cosVariables.every((name) => values[name] === undefined)) return null;
  const missing = cosVariables.find((name) => values[name] === undefined);
  if (missing) {
    throw new ConfigError(
      `${missing} is not set although other COSKEY_ variables are: set it, or remove the others.`,
    );
  }
  const appId = Number(values.COSKEY_APPID);
  // Operators copy the console's name, which ends in the APPID already.
  const bucket = (values.COSKEY_BUCKET ?? "").replace(new RegExp(`-${appId}$`), "");
  const region = values.COSKEY_BUCKET_REGION ?? "";
  const endpoint = env.COS_ENDPOINT ?? `https://${bucket}-${appId}.cos.${region}.myqcloud.com`;
  return {
    appId,
    bucket,
    region,
    secretId: values.COSKEY_SECRETID ?? "",
    secretKey: values.COSKEY_SECRETKEY ?? "",
    signTtlSeconds: env.COSKEY_EXPIRED_TIME,
    legacySign: env.COS_LEGACY_SIGN,
    endpoint,
    publicOrigin: env.COSKEY_DOMAIN ?? endpoint,
  };
}
