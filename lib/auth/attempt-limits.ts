import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Config } from "@/lib/config";
import { ServiceError } from "@/lib/errors";
import { networkOf } from "./network-of";
import { type CountedView, ViewMemory } from "./view-memory";

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
  /** A visitor chooses a nickname, or another one. @throws ServiceError `tooOften`. */
  noteNickname(clientIp: string): Promise<void>;
  /** Somebody enters, quits or asks for an address again. @throws ServiceError `tooOften`. */
  noteCall(clientIp: string): Promise<void>;
  /** A user saves settings of the own room. @throws ServiceError `tooOften`. */
  noteSettings(userid: string): Promise<void>;
  /** Somebody complains. @throws ServiceError `tooOften`. */
  noteReport(clientIp: string): Promise<void>;
  /** A user wants to upload a picture. @throws ServiceError `tooOften`. */
  noteUpload(clientIp: string, userid: string): Promise<void>;
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
  /** Remembers that `giver` (a member or an address, in one room) gave a like. */
  noteLike(giver: string): Promise<void>;
  /** False when this giver has no like left to take back. */
  takeBackLike(giver: string): Promise<boolean>;
  /** Whether a view of a recording counts, see {@link ViewMemory}. */
  mayCountView(view: CountedView): boolean;
  /** Bounds how many passwords are hashed at once. @throws ServiceError `tooManyAttempts`. */
  whileHashing<T>(work: () => Promise<T>): Promise<T>;
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

/** A hash takes 19 MiB and some milliseconds of one of four threads; more than these wait too long. */
const maxHashing = 64;
/** What the original said, and what operators search for. */
const registrationRefused = "Registration operation is rejected for security reason.";

export function createAttemptLimits(
  config: Pick<
    Config,
    | "loginAttempts"
    | "registrationsPerHour"
    | "guestsPerHour"
    | "guestNicknamesPerHour"
    | "publishesPerMinute"
    | "refusedCallbacksPerMinute"
    | "likesPerSecond"
    | "likesPerSecondPerAddress"
    | "entersPerMinute"
    | "settingsPerMinute"
    | "reportsPerHour"
    | "uploadsPerHour"
    | "roomLoginsPerMinute"
    | "memberTtlSeconds"
  >,
): AttemptLimits {
  const perUser = limiter(config.loginAttempts, loginWindowSeconds);
  const perAddress = limiter(config.loginAttempts * addressFactor, loginWindowSeconds);
  const registrations = limiter(config.registrationsPerHour, hourSeconds);
  const guests = limiter(config.guestsPerHour, hourSeconds);
  const nicknames = limiter(config.guestNicknamesPerHour, hourSeconds);
  const publishes = limiter(config.publishesPerMinute, minuteSeconds);
  const refusals = limiter(config.refusedCallbacksPerMinute, minuteSeconds);
  const enters = limiter(config.entersPerMinute, minuteSeconds);
  const settings = limiter(config.settingsPerMinute, minuteSeconds);
  const reports = limiter(config.reportsPerHour, hourSeconds);
  const userUploads = limiter(config.uploadsPerHour, hourSeconds);
  const addressUploads = limiter(config.uploadsPerHour * addressFactor, hourSeconds);
  const roomLogins = limiter(config.roomLoginsPerMinute, minuteSeconds);
  const memberLikes = limiter(config.likesPerSecond, 1);
  const roomLikes = limiter(config.likesPerSecondPerAddress, 1);
  const addressLikes = limiter(config.likesPerSecondPerAddress, 1);
  const givenLikes = limiter(Number.MAX_SAFE_INTEGER, config.memberTtlSeconds);
  const views = new ViewMemory();
  let hashing = 0;
  return {
    async noteLogin(clientIp, userid) {
      await consume(perAddress, networkOf(clientIp));
      await consume(perUser, `${networkOf(clientIp)} ${userid}`);
    },
    async clearLogin(clientIp, userid) {
      await perUser.delete(`${networkOf(clientIp)} ${userid}`);
    },
    noteRegistration: (clientIp) =>
      consume(registrations, networkOf(clientIp), "tooManyAttempts", registrationRefused),
    noteGuest: (clientIp) => consume(guests, networkOf(clientIp), "tooOften"),
    noteNickname: (clientIp) => consume(nicknames, networkOf(clientIp), "tooOften"),
    noteCall: (clientIp) => consume(enters, networkOf(clientIp), "tooOften"),
    noteSettings: (userid) => consume(settings, userid, "tooOften"),
    noteReport: (clientIp) => consume(reports, networkOf(clientIp), "tooOften"),
    async noteUpload(clientIp, userid) {
      await consume(userUploads, userid, "tooOften");
      await consume(addressUploads, networkOf(clientIp), "tooOften");
    },
    noteRoomLogin: (clientIp) => consume(roomLogins, networkOf(clientIp), "tooOften"),
    async mayLike(clientIp, member, room, perSecond) {
      const network = networkOf(clientIp);
      if (!(await isWithin(addressLikes, network))) return false;
      if (member !== null && !(await isWithin(memberLikes, `${room} ${member}`))) return false;
      return roomLikes.consume(`${room} ${network}`).then(
        ({ consumedPoints }) => consumedPoints <= perSecond,
        () => false,
      );
    },
    async noteLike(giver) {
      await givenLikes.penalty(giver);
    },
    async takeBackLike(giver) {
      const given = (await givenLikes.get(giver))?.consumedPoints ?? 0;
      if (given > 0) await givenLikes.reward(giver);
      return given > 0;
    },
    mayCountView: (view) => views.note(view),
    mayPublish: (streamName) => isWithin(publishes, streamName),
    mayLogRefusedCallback: (clientIp) => isWithin(refusals, networkOf(clientIp)),
    async whileHashing(work) {
      if (hashing >= maxHashing) {
        throw new ServiceError("tooManyAttempts", "The server is busy; try again in a moment.", {
          retryAfterSeconds: 1,
        });
      }
      hashing += 1;
      try {
        return await work();
      } finally {
        hashing -= 1;
      }
    },
  };
}

function limiter(points: number, duration: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration });
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
