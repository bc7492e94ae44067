import { randomUUID } from "node:crypto";
import { isIP } from "node:net";
import { lastCallbackOfStream, ownProbePrefix } from "@/db/repositories/callback-ledger";
import { errorCodes } from "@/lib/errors";
import type { Check } from "@/lib/shared/doctor/check";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { failureReason } from "@/lib/shared/failure-reason";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { callbackSign } from "@/lib/signing/callback-sign";
import { liveCallbackUrl, livePath } from "./callback-address";
import type { DoctorServices } from "./doctor-services";

const requestTimeoutMs = 5000;
/** A refusal of ours is far shorter. */
const answerBytes = 4096;
/** No event of LVB: it is written to the ledger and changes nothing. */
const probeEventType = 999;
const validitySeconds = 600;

/**
 * Calls this server by its public address with a signed callback that means nothing, and looks
 * whether it stands in our own ledger afterwards: only this server can have written it there.
 * @param cloudCalls whether a cloud has to reach this server; without one its address may be private.
 */
export function publicUrlCheck(services: DoctorServices, cloudCalls: boolean): Check {
  return {
    ids: ["publicUrl"],
    timeoutSeconds: 15,
    async run() {
      const { publicUrl: url } = services.config;
      if (!url) {
        return [finding("publicUrl", cloudCalls ? "publicUrlUnset" : "publicUrlOptional", {})];
      }
      try {
        const problem = await call(services, url);
        if (problem) return [problem];
      } catch (error) {
        const reason = failureReason(error);
        return [finding("publicUrl", "publicUrlUnreachable", { url, reason })];
      }
      return [reached(services, url, cloudCalls)];
    },
  };
}

function reached({ config }: DoctorServices, url: string, cloudCalls: boolean): Finding {
  const { port } = config;
  const isLocal = isPrivate(new URL(url).hostname);
  if (!cloudCalls) {
    return finding("publicUrl", isLocal ? "publicUrlLocal" : "publicUrlLeadsHere", { url });
  }
  return isLocal
    ? finding("publicUrl", "publicUrlPrivate", { url, port })
    : finding("publicUrl", "publicUrlWorks", { url });
}

async function call(services: DoctorServices, url: string): Promise<Finding | null> {
  const { config, database } = services;
  const { port } = config;
  const signal = AbortSignal.timeout(requestTimeoutMs);
  const health = await fetch(`${url}/healthz`, { signal, redirect: "manual" });
  await health.body?.cancel();
  if (health.status !== 200) {
    const { status } = health;
    return finding("publicUrl", "publicUrlForeign", { url, port, status, asked: "GET /healthz" });
  }
  const streamName = ownProbePrefix + randomUUID().slice(0, 8);
  const sentMs = services.now();
  const t = String(Math.floor(sentMs / 1000) + validitySeconds);
  const response = await fetch(liveCallbackUrl(config), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      event_type: probeEventType,
      stream_id: streamName,
      t: Number(t),
      sign: callbackSign(config.apiKey, t),
    }),
    signal,
    redirect: "manual",
  });
  const { status } = response;
  const answer = await beginningOf(response);
  const written = database && lastCallbackOfStream(database.read, streamName, sentMs - 1);
  if (status === 200 && (!database || written)) return null;
  const isRefusal = status === 403 && parseJsonObject(answer)?.code === errorCodes.unverified;
  // Refusals are written within bounds: where it is not in the ledger, its own answer must do.
  return isRefusal && (!written || written.verification === "wrong sign")
    ? finding("publicUrl", "publicUrlKeyDiffers", { url })
    : finding("publicUrl", "publicUrlForeign", { url, port, status, asked: `POST ${livePath}` });
}

/** As much of an answer as ours ever has; it may be anybody's, and endless. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  for (let size = 0; size < answerBytes; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  await reader.cancel();
  return Buffer.concat(chunks).toString();
}

/** Names and addresses that the public internet does not route (RFC 1918, 4193, 6598, 6762, 8375). */
export function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (isIP(host) === 4) {
    return /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      host,
    );
  }
  if (isIP(host) === 6) return /^(::1?$|f[cd]|fe[89ab])/.test(host);
  return !host.includes(".") || /\.(localhost|local|internal|lan|home\.arpa)$/.test(host);
}
