import type { RoomServices } from "./rooms";

/**
 * Tencent Cloud lets in whoever has a good signature; whom our own rules keep out is disconnected
 * when his push is reported. While the cloud does not answer, the comparison tries again.
 */
export async function disconnect(
  { live, log }: Pick<RoomServices, "live" | "log">,
  streamName: string,
  reason: string,
): Promise<void> {
  log.warn({ streamName }, reason);
  try {
    await live.stopPublisher(streamName, reason);
  } catch (err) {
    log.error({ streamName, err }, "a publisher that is not allowed could not be disconnected");
  }
}
