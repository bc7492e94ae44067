import { randomInt } from "node:crypto";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import type { CosConfig } from "@/lib/config";
import { ServiceError } from "@/lib/errors";
import { cosSignKey, cosV4Sign, vodUploadSign } from "@/lib/signing/cos-sign";
import type { Caller } from "./acting";
import type { Services } from "./services";

interface SignatureServices extends Services {
  readonly attempts: AttemptLimits;
}

/**
 * VOD looks at an upload's signature when it begins and when it ends: enough for 100 MB at half a
 * megabit per second, which is more than the apps' minute of video.
 */
const vodTtlSeconds = 30 * 60;
const maxRandom = 2 ** 31 - 1;
/** A derived key is valid from a little before now: COS's clock may be behind ours (cloud.md §5.5). */
const clockSkewSeconds = 60;

/**
 * The signature with which first-generation apps upload a cover. It is good for every key of the
 * bucket and for several uses, so that it is given out only where the operator wants that.
 * @throws ServiceError `notSupported`, `tooOften`
 */
export async function coverUploadSign(
  services: SignatureServices,
  { clientIp }: Caller,
): Promise<string> {
  const cos = requireLegacySign(services, "can overwrite every picture of the bucket");
  await services.attempts.noteCall(clientIp);
  const nowSeconds = Math.floor(services.now() / 1000);
  return cosV4Sign(cos.secretKey, {
    appId: cos.appId,
    bucket: cos.bucket,
    secretId: cos.secretId,
    nowSeconds,
    expireSeconds: nowSeconds + cos.signTtlSeconds,
    random: randomInt(maxRandom),
  });
}

/**
 * The derived key with which later apps sign their uploads, and whoever has it anything else.
 * @throws ServiceError `notSupported`, `tooOften`
 */
export async function coverUploadKey(
  services: SignatureServices,
  { clientIp }: Caller,
): Promise<{ signKey: string; keyTime: string }> {
  const cos = requireLegacySign(services, "can sign any request of the server's key");
  await services.attempts.noteCall(clientIp);
  const nowSeconds = Math.floor(services.now() / 1000);
  const startSeconds = nowSeconds - clockSkewSeconds;
  return cosSignKey(cos.secretKey, startSeconds, nowSeconds + cos.signTtlSeconds);
}

/**
 * Upload signature for one short video; it can add files to VOD and change none.
 * @throws ServiceError `notSupported`, `tooOften`
 */
export async function videoUploadSign(
  services: SignatureServices,
  { clientIp }: Caller,
): Promise<string> {
  const cos = requireCos(services);
  await services.attempts.noteCall(clientIp);
  const nowSeconds = Math.floor(services.now() / 1000);
  return vodUploadSign(cos.secretKey, {
    secretId: cos.secretId,
    nowSeconds,
    expireSeconds: nowSeconds + vodTtlSeconds,
    random: randomInt(maxRandom),
  });
}

function requireLegacySign(services: Services, power: string): CosConfig {
  const cos = requireCos(services);
  if (cos.legacySign) return cos;
  throw new ServiceError(
    "notSupported",
    `COS_LEGACY_SIGN is off: the server signs no uploads for apps, because who has the signature ${power}.`,
  );
}

function requireCos({ config }: Services): CosConfig {
  if (config.cos) return config.cos;
  throw new ServiceError(
    "notSupported",
    "Uploads by the apps need Tencent Cloud: set the COSKEY_ variables.",
  );
}
