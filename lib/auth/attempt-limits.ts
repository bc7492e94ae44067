import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Config } from "@/lib/config";
import { ServiceError } from "@/lib/errors";

/** Bounds guessing and mass registration. */
export interface AttemptLimits {
  /** @throws ServiceError `tooManyAttempts`. */
  noteLogin(clientIp: string, userid: string): Promise<void>;
  /** A right password clears what its user's typing errors used up. */
  clearLogin(clientIp: string, userid: string): Promise<void>;
  /** @throws ServiceError `tooManyAttempts`. */
  noteRegistration(clientIp: string): Promise<void>;
}

const loginWindowSeconds = 15 * 60;
const registrationWindowSeconds = 60 * 60;
/** An address shared by many people may try this many times as often as one of its users. */
const addressFactor = 10;

export function createAttemptLimits(
  config: Pick<Config, "loginAttempts" | "registrationsPerHour">,
): AttemptLimits {
  const duration = loginWindowSeconds;
  const perUser = new RateLimiterMemory({ points: config.loginAttempts, duration });
  const perAddress = new RateLimiterMemory({
    points: config.loginAttempts * addressFactor,
    duration,
  });
  const registrations = new RateLimiterMemory({
    points: config.registrationsPerHour,
    duration: registrationWindowSeconds,
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
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000);
    throw new ServiceError("tooManyAttempts", "Too many attempts; wait and try again.", {
      retryAfterSeconds,
    });
  }
}
