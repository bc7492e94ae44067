import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Config } from "@/lib/config";
import { refusal } from "./chat-refusal";

const windowSeconds = 10;

/** How much one sender may write, all rooms together. */
export interface SenderLimits {
  /** @throws ServiceError `tooOften`, with the time after which the next message passes. */
  noteMessage(userid: string): Promise<void>;
}

export function createSenderLimits(
  config: Pick<Config, "chatMessagesPerTenSeconds">,
): SenderLimits {
  const messages = new RateLimiterMemory({
    points: config.chatMessagesPerTenSeconds,
    duration: windowSeconds,
  });
  return {
    async noteMessage(userid) {
      try {
        await messages.consume(userid);
      } catch (cause) {
        if (!(cause instanceof RateLimiterRes)) throw cause;
        throw refusal("tooOften", Math.ceil(cause.msBeforeNext / 1000));
      }
    },
  };
}
