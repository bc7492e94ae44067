import type { Check } from "@/lib/shared/doctor/check";
import { finding } from "@/lib/shared/doctor/finding";
import { probeTimeoutMs } from "./probe-timing";

/** From here on other programs begin to notice. */
const noticeableSeconds = 30;
/** Tencent Cloud refuses signatures at 300 s; a little before, nothing can be relied upon. */
const harmfulSeconds = 240;

/** Compares our clock with the `Date` headers of the services that refuse us when it is wrong. */
export function cloudClockCheck(origins: readonly string[], now: () => number): Check {
  return {
    ids: ["clock"],
    timeoutSeconds: 10,
    async run() {
      const offsets = (await Promise.all(origins.map((origin) => offsetFrom(origin, now)))).filter(
        (offset) => offset !== null,
      );
      // One that agrees with us is enough: two clocks are not wrong alike by chance.
      const [closest] = offsets.sort((a, b) => Math.abs(a.seconds) - Math.abs(b.seconds));
      if (!closest) {
        const asked = [...new Set(origins)].join(", ");
        return [finding("clock", "clockUnknown", { origins: asked })];
      }
      const { source } = closest;
      const seconds = Math.abs(closest.seconds);
      if (seconds <= noticeableSeconds) {
        return [finding("clock", "clockRight", { seconds: Math.max(1, seconds), source })];
      }
      const direction = closest.seconds > 0 ? "ahead" : "behind";
      const cause = seconds > harmfulSeconds ? "clockWrong" : "clockOff";
      return [finding("clock", cause, { seconds, source, direction })];
    },
  };
}

/** How far ahead of the service we are; null when it does not answer. `Date` has whole seconds. */
async function offsetFrom(
  origin: string,
  now: () => number,
): Promise<{ readonly source: string; readonly seconds: number } | null> {
  const before = now();
  try {
    const response = await fetch(origin, {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(probeTimeoutMs),
    });
    const theirs = Date.parse(response.headers.get("date") ?? "");
    if (!Number.isFinite(theirs)) return null;
    const ours = (before + now()) / 2;
    return { source: new URL(origin).host, seconds: Math.round((ours - 500 - theirs) / 1000) };
  } catch {
    // Whether a service answers is what its own check reports; here it is one clock fewer.
    return null;
  }
}
