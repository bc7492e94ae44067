import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/database";
import { type LedgerLine, lastCallbackOfStream } from "@/db/repositories/callback-ledger";
import { pushByRtmp, type RtmpTarget } from "@/lib/providers/rtmp-push";
import type { Check } from "@/lib/shared/doctor/check";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { liveCallbackUrl } from "./callback-address";
import type { DoctorServices } from "./doctor-services";
import { isUntimely } from "./ledger-reading";

/** LVB reports a start within a second or two. */
const defaultWaitSeconds = 20;
const lookEveryMs = 250;
/** Whether any entry about the stream that came to us was the start. */
const startEvent = 1;

/** The stream that is pushed for a moment. */
export interface TestStream {
  /** Random, so that a callback about it can only come from the source. */
  readonly streamName: string;
  /** Its address, signed when it is asked for. */
  target(): RtmpTarget;
}

/**
 * Pushes a stream that nobody asked for, so that it is in no list, and waits for its callback:
 * push key, callback address and callback key are proved in one go.
 */
export function pushTestCheck(
  services: DoctorServices,
  { streamName, target }: TestStream,
  asked: boolean,
  waitSeconds = defaultWaitSeconds,
): Check {
  return {
    ids: ["pushTest"],
    timeoutSeconds: waitSeconds + 15,
    async run() {
      if (!asked) return [finding("pushTest", "pushTestNotAsked", {})];
      const startedMs = services.now();
      const { host: domain, port, ...rest } = target();
      const outcome = await pushByRtmp({ host: domain, port, ...rest });
      if (outcome.kind !== "accepted") {
        const { kind, reason } = outcome;
        return [
          kind === "refused"
            ? finding("pushTest", "pushTestRefused", { domain, reason })
            : finding("pushTest", "pushTestUnreachable", { domain, port, reason }),
        ];
      }
      try {
        if (!services.database) return [finding("pushTest", "pushTestAccepted", { domain })];
        const heard = await waitFor(services.database, streamName, startedMs - 1, waitSeconds);
        return [heardFinding(services, heard, domain, startedMs, waitSeconds)];
      } finally {
        await outcome.end();
      }
    },
  };
}

async function waitFor(
  database: Database,
  streamName: string,
  sinceMs: number,
  waitSeconds: number,
): Promise<LedgerLine | null> {
  const rounds = Math.ceil((waitSeconds * 1000) / lookEveryMs);
  for (let round = 0; round < rounds; round += 1) {
    const line = lastCallbackOfStream(database.read, streamName, sinceMs);
    if (line && (line.verification !== "ok" || line.eventType === startEvent)) return line;
    await sleep(lookEveryMs);
  }
  return null;
}

function heardFinding(
  services: DoctorServices,
  heard: LedgerLine | null,
  domain: string,
  startedMs: number,
  waitSeconds: number,
): Finding {
  if (!heard) {
    const url = liveCallbackUrl(services.config);
    return finding("pushTest", "pushTestUnheard", { domain, seconds: waitSeconds, url });
  }
  if (heard.verification !== "ok") {
    const reason = heard.verification;
    const cause = isUntimely(heard) ? "pushTestCallbackUntimely" : "pushTestCallbackRefused";
    return finding("pushTest", cause, { domain, reason });
  }
  const seconds = Math.max(0, Math.round((heard.receivedMs - startedMs) / 100) / 10);
  return finding("pushTest", "pushTestComplete", { domain, seconds });
}
