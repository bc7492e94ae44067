/** What went wrong between us and a cloud service, in kinds that call for different cures. */
export type CloudFailure =
  /** No connection, no answer in time, or an answer of the 5xx kind: worth another try. */
  | "unreachable"
  /** The service understood and refuses: another try would be refused alike. */
  | "refused"
  /** Too much at once: worth another try later. */
  | "busy";

/** By name and not by class, because in development Next has its own copy of this module. */
export function isCloudError(error: unknown): error is CloudError {
  return error instanceof Error && error.name === "CloudError";
}

/**
 * A cloud service did not do what it was asked. Thrown by the Tencent adapters alone; `code` is the
 * service's own (`AuthFailure.SignatureFailure`, `10036`, `NoSuchBucket`), which the doctor explains.
 */
export class CloudError extends Error {
  override readonly name = "CloudError";

  constructor(
    readonly service: "live" | "cos" | "im",
    readonly failure: CloudFailure,
    readonly code: string,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
