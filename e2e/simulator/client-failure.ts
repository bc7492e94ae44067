/**
 * What the person holding the phone notices: a message, a screen that never goes on, the end of
 * the app, being thrown out of the live, or nothing at all although something was lost.
 */
export type Effect = "error" | "hang" | "crash" | "thrown out" | "unnoticed";

/** The place where the real client would not go on as its user expects. */
export class ClientFailure extends Error {
  override readonly name = "ClientFailure";

  /** @param sentence What the real client would do, in one sentence. */
  constructor(
    readonly effect: Effect,
    sentence: string,
  ) {
    super(sentence);
  }
}
