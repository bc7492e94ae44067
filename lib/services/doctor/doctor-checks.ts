import { cloudChecks } from "@/lib/providers/tencent/probes/cloud-checks";
import { cosCheck } from "@/lib/providers/tencent/probes/cos-check";
import { pushTarget } from "@/lib/providers/tencent/probes/push-target";
import type { Check } from "@/lib/shared/doctor/check";
import { finding } from "@/lib/shared/doctor/finding";
import { appIdCheck } from "./app-id-check";
import { callbacksCheck } from "./callbacks-check";
import { databaseCheck, diskCheck } from "./database-check";
import type { DoctorServices } from "./doctor-services";
import { imCallbacksCheck } from "./im-callbacks-check";
import { ownClockCheck } from "./own-clock-check";
import { publicUrlCheck } from "./public-url-check";
import { pushTestCheck } from "./push-test-check";
import { rtmpPortCheck } from "./rtmp-port-check";
import { tapesCheck } from "./tapes-check";
import { newTestStreamName } from "./test-stream";

/** What a run of the doctor is to do beyond looking. */
export interface DoctorOptions {
  /** Whether to push a stream for a moment. */
  readonly push: boolean;
  /** How long to wait for the callback of that push; for tests. */
  readonly pushWaitSeconds?: number;
}

/** All checks that make sense for this configuration. */
export function doctorChecks(services: DoctorServices, options: DoctorOptions): Check[] {
  const { config } = services;
  const { tencent } = config;
  const now = () => services.now();
  const everywhere: Check[] = [
    {
      ids: ["configuration"],
      timeoutSeconds: 1,
      run: async () => [finding("configuration", "configurationComplete", {})],
    },
    databaseCheck(services),
    diskCheck(services),
    publicUrlCheck(services, tencent !== null),
  ];
  if (!tencent) {
    const callbacks = callbacksCheck(services, false);
    const pictures = cosCheck(config.cos, config.publicUrl, now);
    const own = [ownClockCheck(services), rtmpPortCheck(services), callbacks, pictures];
    own.push(tapesCheck(services));
    return [...everywhere, ...own, ...(options.push ? [nothingToPushTo] : [])];
  }
  const streamName = newTestStreamName(config);
  const target = () => pushTarget(config, tencent, streamName, now());
  const push = pushTestCheck(
    services,
    { streamName, target },
    options.push,
    options.pushWaitSeconds,
  );
  const ledger = [
    callbacksCheck(services, true, streamName),
    appIdCheck(services, tencent.appId),
    imCallbacksCheck(services, tencent.imCallbackToken),
  ];
  return [...everywhere, ...cloudChecks(config, tencent, now), oneAfter(push, ledger)];
}

/** Whoever asks for a test push is to read why there is none. */
const nothingToPushTo: Check = {
  ids: ["pushTest"],
  timeoutSeconds: 1,
  run: async () => [finding("pushTest", "pushTestNotUsed", {})],
};

/** Reads the ledger when the test push has left its callback there. */
function oneAfter(first: Check, others: readonly Check[]): Check {
  const all = [first, ...others];
  return {
    ids: all.flatMap(({ ids }) => ids),
    timeoutSeconds: all.reduce((sum, { timeoutSeconds }) => sum + timeoutSeconds, 0),
    async run() {
      const before = await first.run();
      const after = await Promise.all(others.map((check) => check.run()));
      return [...before, ...after.flat()];
    },
  };
}
