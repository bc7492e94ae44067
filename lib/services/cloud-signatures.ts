import { randomInt } from "node:crypto";
import type { CosConfig } from "@/lib/config";
import { ServiceError } from "@/lib/errors";
import { cosSignKey, cosV4Sign, vodUploadSign } from "@/lib/signing/cos-sign";
import type { Services } from "./services";

/** VOD upload signatures are valid for a day. */
const vodTtlSeconds = 86_400;
const maxRandom = 2 ** 31 - 1;
/** A derived key is valid from a little before now: COS's clock may be behind ours (cloud.md §5.5). */
const clockSkewSeconds = 60;

/** The signature with which first-generation apps upload a cover. @throws ServiceError notSupported */
export function coverUploadSign(services: Services): string {
  const cos = requireCos(services);
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

/** The derived key with which later apps sign their uploads. @throws ServiceError notSupported */
export function coverUploadKey(services: Services): { signKey: string; keyTime: string } {
  const cos = requireCos(services);
  if (!cos.legacySign) {
    throw new ServiceError(
      "notSupported",
      "COS_LEGACY_SIGN is off: the server gives out no signKey. Its holder could sign any request.",
    );
  }
  const nowSeconds = Math.floor(services.now() / 1000);
  const startSeconds = nowSeconds - clockSkewSeconds;
  return cosSignKey(cos.secretKey, startSeconds, nowSeconds + cos.signTtlSeconds);
}

/** Upload signature for short videos. @throws ServiceError notSupported */
export function videoUploadSign(services: Services): string {
  const cos = requireCos(services);
  const nowSeconds = Math.floor(services.now() / 1000);
  return vodUploadSign(cos.secretKey, {
    secretId: cos.secretId,
    nowSeconds,
    expireSeconds: nowSeconds + vodTtlSeconds,
    random: randomInt(maxRandom),
  });
}

function requireCos({ config }: Services): CosConfig {
  if (config.cos) return config.cos;
  throw new ServiceError(
    "notSupported",
    "Uploads by the apps need Tencent Cloud: set the COSKEY_ variables.",
  );
}
