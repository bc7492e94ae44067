import { pushByRtmp } from "@/lib/providers/rtmp-push";
import type { Check } from "@/lib/shared/doctor/check";
import { finding } from "@/lib/shared/doctor/finding";
import type { DoctorServices } from "./doctor-services";

const timeoutMs = 5000;
/** A wildcard address takes connections on loopback too. */
const wildcards = ["0.0.0.0", "::", ""];

/** Goes through handshake and connect with our own RTMP server. */
export function rtmpPortCheck({ config }: DoctorServices): Check {
  const { rtmpHost, rtmpPort: port } = config;
  const host = wildcards.includes(rtmpHost) ? "127.0.0.1" : rtmpHost;
  return {
    ids: ["rtmpPort"],
    timeoutSeconds: 10,
    async run() {
      const outcome = await pushByRtmp({ host, port, app: "live", streamKey: "", timeoutMs });
      if (outcome.kind !== "accepted") {
        return [finding("rtmpPort", "rtmpPortClosed", { port, reason: outcome.reason })];
      }
      await outcome.end();
      return [finding("rtmpPort", "rtmpPortOpen", { port })];
    },
  };
}
