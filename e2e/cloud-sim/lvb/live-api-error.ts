/** What the cloud API 3.0 answers instead of a result; the code is the cloud's own. */
export class LiveApiError extends Error {
  override readonly name = "LiveApiError";

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
