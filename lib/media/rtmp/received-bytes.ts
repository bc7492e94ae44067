import { messageType } from "./message-type";
import { encodeControl } from "./message-writer";

/** What we allow and what we acknowledge until the peer says otherwise, in bytes. */
export const windowBytes = 2_500_000;

/** Counts what a peer has sent; after each window it waits for a word (Adobe RTMP 1.0 §5.4.3). */
export class ReceivedBytes {
  #total = 0;
  #acknowledged = 0;
  #window = windowBytes;

  add(bytes: number): void {
    this.#total += bytes;
  }

  /** The peer has said after how many bytes it wants to hear (§5.4.4). */
  setWindow(bytes: number): void {
    this.#window = Math.max(1, bytes);
  }

  /** The word that is due now, if one is; it counts as sent. */
  takeAcknowledgement(): Buffer | undefined {
    if (this.#total - this.#acknowledged < this.#window) return undefined;
    this.#acknowledged = this.#total;
    return encodeControl(messageType.acknowledgement, this.#total % 2 ** 32);
  }
}
