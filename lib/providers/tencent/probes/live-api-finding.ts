import { CloudError } from "@/lib/providers/cloud-error";
import { type Finding, finding } from "@/lib/shared/doctor/finding";

/** Codes of a domain that the account does not have; the API uses one or the other by action. */
const domainUnknown = /^ResourceNotFound(\.|$)|DomainNotExist|DomainNotFound|NoDomain/;

/** The code of a refusal that says that the domain is not of this account; else null. */
export function unknownDomainCode(error: unknown): string | null {
  if (!(error instanceof CloudError) || error.failure !== "refused") return null;
  return domainUnknown.test(error.code) ? error.code : null;
}

/** What a failed call of the Live API says about the key with which it was signed (API 3.0, common errors). */
export function liveApiFinding(error: unknown, origin: string): Finding {
  if (!(error instanceof CloudError)) throw error;
  const { code, failure } = error;
  const check = "cloudApi" as const;
  if (failure === "unreachable" && code === "") {
    return finding(check, "cloudApiUnreachable", { origin });
  }
  // Limits of requests and faults of the API itself, which its adapter tells apart.
  if (failure !== "refused") return finding(check, "cloudApiBusy", { code });
  if (/SecretIdNotFound|InvalidSecretId/.test(code)) {
    return finding(check, "cloudSecretIdWrong", { code });
  }
  if (/SignatureFailure/.test(code)) return finding(check, "cloudSecretKeyWrong", { code });
  if (/SignatureExpire/.test(code)) return finding(check, "cloudClockSkew", { code });
  if (/UnauthorizedOperation/.test(code)) {
    return finding(check, "cloudPermissionMissing", { code });
  }
  return finding(check, "cloudApiRefuses", { code });
}
