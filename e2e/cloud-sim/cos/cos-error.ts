/** The cloud's error codes that this bucket answers with, and their HTTP statuses (436/7730). */
export const COS_ERROR_STATUS = {
  AccessDenied: 403,
  AccessForbidden: 403,
  BadDigest: 400,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidDigest: 400,
  InvalidPolicyDocument: 400,
  InvalidRange: 416,
  InvalidRegionName: 400,
  InvalidURI: 400,
  KeyTooLong: 400,
  MalformedPOSTRequest: 400,
  MalformedXML: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchCORSConfiguration: 404,
  NoSuchKey: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  SlowDown: 503,
} as const;

/** One of the codes above. */
export type CosErrorCode = keyof typeof COS_ERROR_STATUS;

/** What the SDK reads from an AccessDenied to tell an old signature from a missing right. */
export const EXPIRED_MESSAGE = "Request has expired";

/** A refusal in the cloud's own words. */
export class CosError extends Error {
  override readonly name = "CosError";
  readonly status: number;

  constructor(
    readonly code: CosErrorCode,
    message: string = code,
  ) {
    super(message);
    this.status = COS_ERROR_STATUS[code];
  }
}
