/** The peer broke the protocol or a limit; its connection ends, the server goes on. */
export class RtmpProtocolError extends Error {
  override readonly name = "RtmpProtocolError";

  constructor(
    message: string,
    /** True when a message was longer than its limit (LVB's errcode 7). */
    readonly tooLong = false,
  ) {
    super(message);
  }
}
