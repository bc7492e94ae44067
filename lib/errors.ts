/**
 * Every code that a client may see. 1000–10010 belong to the Action API of the first app
 * generation, 400–621 to the account API of the second, six digits to RoomService (the numbers of
 * its 2019 edition).
 */
export const errorCodes = {
  invalidInput: 1000,
  notFound: 2003,
  internal: 4000,
  invalidJson: 4001,
  invalidParameter: 4002,
  tooOften: 4003,
  /** Needs a service that this installation does not have. */
  notSupported: 4004,
  /** A cloud service that we depend on did not answer or refused. */
  cloudUnavailable: 4005,
  /** Somebody else was faster: what was looked at has changed since. */
  conflict: 4009,
  /** IM's "group does not exist": the first generation closes the player with "live ended". */
  liveEnded: 10010,
  badRequest: 400,
  tooManyAttempts: 429,
  unverified: 498,
  serverFault: 500,
  updateFailed: 601,
  malformedField: 602,
  roomUnknown: 203006,
  roomTaken: 203002,
  roomForeign: 203003,
  roomFull: 203007,
  roomNotIn: 203010,
  roomValue: 201009,
  roomUserMissing: 201002,
  roomUserDiffers: 201003,
  roomMethodUnknown: 207005,
  userNameFormat: 610,
  passwordFormat: 611,
  userExists: 612,
  userUnknown: 620,
  passwordWrong: 621,
} as const;

export type ErrorCode = keyof typeof errorCodes;

export interface ServiceErrorOptions {
  /** What really happened; logged, never shown. */
  readonly cause?: unknown;
  /** When the caller may try again. */
  readonly retryAfterSeconds?: number;
  /** What a client reads beside the code even when the call failed. */
  readonly data?: object;
}

/**
 * The one error of the services: a code from the closed list and a message that may be shown.
 * Thrown anywhere, caught at the doors only.
 */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly retryAfterSeconds: number | undefined;
  readonly data: object;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ServiceErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.data = options.data ?? {};
  }

  /** The number on the wire. */
  get wireCode(): number {
    return errorCodes[this.code];
  }
}

/**
 * Whether an error is ours. By name and not by class: in development Next has its own copy of this
 * module, and what the front door's copy throws is no instance of it.
 */
export function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && error.name === "ServiceError" && "wireCode" in error;
}

/** What `read` finds, or null where it says `notFound`; throws whatever else it throws. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (isServiceError(error) && error.code === "notFound") return null;
    throw error;
  }
}
