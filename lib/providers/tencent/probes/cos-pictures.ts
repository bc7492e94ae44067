import { randomUUID } from "node:crypto";
import type { CosConfig } from "@/lib/config";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { failureReason } from "@/lib/shared/failure-reason";
import { refusalOf } from "./cos-account";
import type { CosExchange } from "./cos-exchange";
import { probeTimeoutMs } from "./probe-timing";

/** One transparent pixel: a whole PNG of 68 bytes. */
const tinyPng = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII=",
    "base64",
  ),
);

/** Stores a tiny picture, looks at it as anybody would, and removes it. */
export async function tryCosPictures(
  cos: CosConfig,
  exchange: CosExchange,
  now: () => number,
): Promise<readonly Finding[]> {
  const bucket = `${cos.bucket}-${cos.appId}`;
  const key = `doctor/${randomUUID()}.png`;
  try {
    const stored = await exchange.put(key, tinyPng, "image/png");
    if (stored.status !== 200) {
      const refusal = refusalOf(cos, stored, now());
      return [{ ...refusal, check: "cosUpload" }, finding("cosPublic", "cosNeeded", {})];
    }
    const seen = await look(`${cos.publicOrigin}/${key}`);
    const removed = await exchange.remove(key);
    const isGone = removed.status === 204 || removed.status === 200;
    const code = removed.code || `HTTP ${removed.status}`;
    return [
      isGone
        ? finding("cosUpload", "cosUploadWorks", { bucket })
        : finding("cosUpload", "cosDeleteFails", { bucket, code, key }),
      seen,
    ];
  } catch (error) {
    const { origin } = new URL(cos.endpoint);
    return [
      finding("cosUpload", "cosUnreachable", { origin, reason: failureReason(error) }),
      finding("cosPublic", "cosNeeded", {}),
    ];
  }
}

/** GET without a signature, as a browser shows the picture. */
async function look(url: string): Promise<Finding> {
  const { origin } = new URL(url);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(probeTimeoutMs) });
    await response.body?.cancel();
    const { status, headers } = response;
    if (status !== 200) return finding("cosPublic", "cosImagesPrivate", { origin, status });
    const forced =
      headers.get("x-cos-force-download") !== null ||
      (headers.get("content-disposition") ?? "").startsWith("attachment");
    return finding("cosPublic", forced ? "cosImagesDownloaded" : "cosImagesPublic", { origin });
  } catch (error) {
    const reason = failureReason(error);
    return finding("cosPublic", "cosImageDomainDown", { origin, reason });
  }
}

/** The preflight that a browser makes before it uploads from our pages. */
export async function askCosCors(cos: CosConfig, publicUrl: string | undefined): Promise<Finding> {
  if (!publicUrl) return finding("cosCors", "cosCorsUnknown", {});
  const { origin } = new URL(publicUrl);
  const bucket = `${cos.bucket}-${cos.appId}`;
  try {
    const response = await fetch(`${cos.endpoint}/`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
      signal: AbortSignal.timeout(probeTimeoutMs),
    });
    await response.body?.cancel();
    const allowed = response.headers.get("access-control-allow-origin");
    const allows = response.ok && (allowed === "*" || allowed === origin);
    return allows
      ? finding("cosCors", "cosCorsAllows", { origin })
      : finding("cosCors", "cosCorsRefuses", { bucket, origin });
  } catch (error) {
    const { origin } = new URL(cos.endpoint);
    return finding("cosCors", "cosUnreachable", { origin, reason: failureReason(error) });
  }
}
