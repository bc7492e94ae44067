import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Config } from "@/lib/config";
import { ServiceError } from "@/lib/errors";

/** Bounds guessing, mass registration and what anonymous callers can make the server store. */
export interface AttemptLimits {
  /** @throws ServiceError `tooManyAttempts`. */
  noteLogin(clientIp: string, userid: string): Promise<void>;
  /** A right password clears what its user's typing errors used up. */
  clearLogin(clientIp: string, userid: string): Promise<void>;
  /** @throws ServiceError `tooManyAttempts`. */
  noteRegistration(clientIp: string): Promise<void>;
  /** A userid without an account asks for its first address. @throws ServiceError `tooOften`. */
  noteGuest(clientIp: string): Promise<void>;
  /** False when this stream is being published anew too often. */
  mayPublish(streamName: string): Promise<boolean>;
  /** False when this address has filled its share of the callback ledger. */
  mayLogRefusedCallback(clientIp: string): Promise<boolean>;
}

const loginWindowSeconds = 15 * 60;
const hourSeconds = 60 * 60;
const minuteSeconds = 60;
/** An address shared by many people may try this many times as often as one of its users. */
const addressFactor = 10;

export function createAttemptLimits(
  config: Pick<
    Config,
    | "loginAttempts"
    | "registrationsPerHour"
    | "guestsPerHour"
    | "publishesPerMinute"
    | "refusedCallbacksPerMinute"
  >,
): AttemptLimits {
  const duration = loginWindowSeconds;
  const perUser = new RateLimiterMemory({ points: config.loginAttempts, duration });
  const perAddress = new RateLimiterMemory({
    points: config.loginAttempts * addressFactor,
    duration,
  });
  const registrations = new RateLimiterMemory({
    points: config.registrationsPerHour,
    duration: hourSeconds,
  });
  const guests = new RateLimiterMemory({ points: config.guestsPerHour, duration: hourSeconds });
  const publishes = new RateLimiterMemory({
    points: config.publishesPerMinute,
    duration: minuteSeconds,
  });
  const refusals = new RateLimiterMemory({
    points: config.refusedCallbacksPerMinute,
    duration: minuteSeconds,
  });
  return {
    async noteLogin(clientIp, userid) {
      await consume(perAddress, clientIp);
      await consume(perUser, `${clientIp} ${userid}`);
    },
    async clearLogin(clientIp, userid) {
      await perUser.delete(`${clientIp} ${userid}`);
    },
    noteRegistration: (clientIp) => consume(registrations, clientIp),
    noteGuest: (clientIp) => consume(guests, clientIp, "tooOften"),
    mayPublish: (streamName) => isWithin(publishes, streamName),
    mayLogRefusedCallback: (clientIp) => isWithin(refusals, clientIp),
  };
}

function isWithin(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    () => false,
  );
}

async function consume(
  limiter: RateLimiterMemory,
  key: string,
  code: "tooManyAttempts" | "tooOften" = "tooManyAttempts",
): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000);
    throw new ServiceError(code, "Too many attempts; wait and try again.", {
      retryAfterSeconds,
    });
  }
}
