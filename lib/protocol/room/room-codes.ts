import { type ErrorCode, errorCodes } from "@/lib/errors";

/** RoomService's own numbers (of its 2019 edition) for what has no name in our error table. */
export const roomNumbers = {
  /** Too often, or a body that is too long. */
  invalidMessage: 200100,
  invalidJson: 200101,
  /** A field is missing or malformed. */
  incompleteParameters: 201000,
  verifyFailed: 202001,
  /** "database": whatever went wrong inside. */
  insideFault: 207001,
  mixing: 207002,
} as const;

/** The number of what our services say in one word; others go out as they are. */
export const roomCodes: Readonly<Partial<Record<ErrorCode, number>>> = {
  invalidJson: roomNumbers.invalidJson,
  invalidParameter: roomNumbers.incompleteParameters,
  unverified: roomNumbers.verifyFailed,
  tooOften: roomNumbers.invalidMessage,
  tooManyAttempts: roomNumbers.invalidMessage,
  notSupported: roomNumbers.mixing,
  notFound: errorCodes.roomUnknown,
  liveEnded: errorCodes.roomUnknown,
};
