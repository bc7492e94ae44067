import { CosError } from "./cos-error";
import type { CosRequest } from "./cos-request";
import type { CosState } from "./cos-state";
import type { CosProof } from "./cos-types";
import { authorizationPairs, readV5Fields, verifyV5 } from "./verify-v5";

/**
 * Verifies whichever signature a request carries; a wrong one is refused even where none is
 * needed, as the cloud does. @throws CosError
 */
export function proveAccess(request: CosRequest, state: CosState): CosProof {
  const { secretId, secretKey } = state.options;
  const key = { secretId, secretKey };
  const header = request.headers.authorization;
  const inQuery = request.query.some(([name]) => name === "q-signature" || name === "q-ak");
  if (header === undefined && !inQuery) return "none";
  const fields = readV5Fields(header === undefined ? request.query : authorizationPairs(header));
  verifyV5(request, fields, key, state.nowMs());
  if (state.faults.keyPowerless) throw new CosError("AccessDenied", "Access Denied.");
  return header === undefined ? "query" : "header";
}

/** Refuses what came without a signature. @throws CosError AccessDenied */
export function requireProof(proof: CosProof): void {
  if (proof === "none") throw new CosError("AccessDenied", "Access Denied.");
}

/**
 * Finds out which bucket a request means. A virtual host names it; any other host is this
 * bucket's own origin. @returns "service" for the host that lists buckets. @throws CosError
 */
export function addressedTo(request: CosRequest, state: CosState): "bucket" | "service" {
  const { region } = state.options;
  const host = request.host.toLowerCase().replace(/:\d+$/, "");
  if (host === "service.cos.myqcloud.com" || host === `cos.${region}.myqcloud.com`) {
    return "service";
  }
  const virtual = /^(.+)\.cos\.([^.]+)\.(?:myqcloud\.com|tencentcos\.cn)$/.exec(host);
  if (state.faults.regionWrong || (virtual && !/^[a-z]{2,4}-[a-z0-9-]+$/.test(virtual[2] ?? ""))) {
    throw new CosError("InvalidRegionName", "The specified region does not exist");
  }
  const isOther = virtual && (virtual[1] !== state.fullName || virtual[2] !== region);
  if (state.faults.bucketMissing || isOther) {
    throw new CosError("NoSuchBucket", "The specified bucket does not exist.");
  }
  return "bucket";
}
