import type { Config } from "@/lib/config";
import { checkEcdsaUserSig, issueEcdsaUserSig } from "@/lib/signing/ecdsa-user-sig";
import {
  checkUserSig,
  issueUserSig,
  type UserSigVerdict,
  userSigTtlSeconds,
} from "@/lib/signing/user-sig";

type SigConfig = Pick<
  Config,
  "imSdkAppId" | "imSecretKey" | "imPrivateKey" | "imPublicKey" | "imAccountType"
>;

/**
 * A UserSig for an IM identifier: with the IM application's key, or for applications from before
 * July 2019, which know no other, with the operator's private key.
 */
export function newUserSig(config: SigConfig, identifier: string, nowMs: number): string {
  if (config.imPrivateKey === null) {
    return issueUserSig(config.imSdkAppId, config.imSecretKey, identifier);
  }
  return issueEcdsaUserSig({
    privateKeyPem: config.imPrivateKey,
    sdkAppId: config.imSdkAppId,
    accountType: config.imAccountType,
    identifier,
    nowMs,
    ttlSeconds: userSigTtlSeconds,
  });
}

/** Judges a UserSig of this IM application. */
export function judgeUserSig(
  config: SigConfig,
  identifier: string,
  userSig: string,
  nowMs: number,
): UserSigVerdict {
  if (config.imPrivateKey === null) {
    return checkUserSig(config.imSdkAppId, config.imSecretKey, identifier, userSig, nowMs);
  }
  const publicKeyPem = config.imPublicKey ?? config.imPrivateKey;
  const { imSdkAppId: sdkAppId } = config;
  return checkEcdsaUserSig({ publicKeyPem, sdkAppId, identifier, userSig, nowMs });
}
