import { objectionTo, streamPurpose } from "./publish-authorization";
import type { RoomServices } from "./rooms";

type EnforcementServices = Pick<RoomServices, "config" | "database" | "live" | "log">;

/**
 * Tencent Cloud lets in whoever has a good signature; what else speaks against a broadcaster is
 * judged when the push is reported. A stream that nobody here asked for is another product's of the
 * same account and let alone.
 */
export async function stopIfForbidden(
  services: EnforcementServices,
  streamName: string,
  pushQuery: URLSearchParams,
): Promise<void> {
  const { live, log } = services;
  const purpose = streamPurpose(services, streamName);
  const objection = purpose ? objectionTo(services, purpose, pushQuery) : null;
  if (objection === null) return;
  log.warn({ streamName }, `publisher refused: ${objection}`);
  try {
    await live.stopPublisher(streamName, objection);
  } catch (err) {
    log.error({ streamName, err }, "a publisher that is not allowed could not be disconnected");
  }
}
