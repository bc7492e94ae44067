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
  /** Somebody enters a room. @throws ServiceError `tooOften`. */
  noteEnter(clientIp: string): Promise<void>;
  /** Somebody complains. @throws ServiceError `tooOften`. */
  noteReport(clientIp: string): Promise<void>;
  /** A RoomService sign-in, or a new guest identity. @throws ServiceError `tooOften`. */
  noteRoomLogin(clientIp: string): Promise<void>;
  /**
   * False when a like is one too many: of this member (null: unknown), or of all behind this
   * address, which has `perSecond` in this room.
   */
  mayLike(
    clientIp: string,
    member: string | null,
    room: string,
    perSecond: number,
  ): Promise<boolean>;
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

/** What the original said, and what operators search for. */
const registrationRefused = "Registration operation is rejected for security reason.";

export function createAttemptLimits(
  config: Pick<
    Config,
    | "loginAttempts"
    | "registrationsPerHour"
    | "guestsPerHour"
    | "publishesPerMinute"
    | "refusedCallbacksPerMinute"
    | "likesPerSecond"
    | "likesPerSecondPerAddress"
    | "entersPerMinute"
    | "reportsPerHour"
    | "roomLoginsPerMinute"
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
  const enters = new RateLimiterMemory({
    points: config.entersPerMinute,
    duration: minuteSeconds,
  });
  const reports = new RateLimiterMemory({ points: config.reportsPerHour, duration: hourSeconds });
  const roomLogins = new RateLimiterMemory({
    points: config.roomLoginsPerMinute,
    duration: minuteSeconds,
  });
  const memberLikes = new RateLimiterMemory({ points: config.likesPerSecond, duration: 1 });
  const addressLikes = new RateLimiterMemory({
    points: config.likesPerSecondPerAddress,
    duration: 1,
  });
  return {
    async noteLogin(clientIp, userid) {
      await consume(perAddress, clientIp);
      await consume(perUser, `${clientIp} ${userid}`);
    },
    async clearLogin(clientIp, userid) {
      await perUser.delete(`${clientIp} ${userid}`);
    },
    noteRegistration: (clientIp) =>
      consume(registrations, clientIp, "tooManyAttempts", registrationRefused),
    noteGuest: (clientIp) => consume(guests, clientIp, "tooOften"),
    noteEnter: (clientIp) => consume(enters, clientIp, "tooOften"),
    noteReport: (clientIp) => consume(reports, clientIp, "tooOften"),
    noteRoomLogin: (clientIp) => consume(roomLogins, clientIp, "tooOften"),
    async mayLike(clientIp, member, room, perSecond) {
      if (member !== null && !(await isWithin(memberLikes, `${room} ${member}`))) return false;
      return addressLikes.consume(`${room} ${clientIp}`).then(
        ({ consumedPoints }) => consumedPoints <= perSecond,
        () => false,
      );
    },
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
  message = "Too many attempts; wait and try again.",
): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000);
    throw new ServiceError(code, message, { retryAfterSeconds });
  }
}
