import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Config } from "@/lib/config";
import { refusal } from "./chat-refusal";
import { SlowMode } from "./slow-mode";

const windowSeconds = 10;
/** All guests of one address together may write so many times as much as one sender. */
const guestsPerAddressFactor = 10;

/** What is on its way to a room. */
export interface SentMessage {
  readonly room: string;
  readonly userId: string;
  /** The same for every try. */
  readonly id: string;
  /** Unix ms. */
  readonly atMs: number;
  /** How far apart one sender's messages have to be there; 0: no slow mode, or not for him. */
  readonly slowSeconds: number;
  /** Of a guest, who can be somebody else at any time; else empty. */
  readonly addressHash: string;
}

/** How much one sender may write: in all rooms together, and in one that is in slow mode. */
export interface SenderLimits {
  /** @throws ServiceError `tooOften` or `slowMode`, with the time after which the next passes. */
  noteMessage(message: SentMessage): Promise<void>;
}

export function createSenderLimits(
  config: Pick<Config, "chatMessagesPerTenSeconds">,
): SenderLimits {
  const points = config.chatMessagesPerTenSeconds;
  const senders = new RateLimiterMemory({ points, duration: windowSeconds });
  const guests = new RateLimiterMemory({
    points: points * guestsPerAddressFactor,
    duration: windowSeconds,
  });
  const slow = new SlowMode();
  return {
    async noteMessage({ room, userId, id, atMs, slowSeconds, addressHash }) {
      await consume(senders, userId);
      if (addressHash !== "") await consume(guests, addressHash);
      const waitSeconds = slow.note(room, userId, { id, atMs }, slowSeconds);
      if (waitSeconds > 0) throw refusal("slowMode", waitSeconds);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause;
    throw refusal("tooOften", Math.ceil(cause.msBeforeNext / 1000));
  }
}
