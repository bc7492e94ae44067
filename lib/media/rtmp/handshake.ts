import { randomBytes } from "node:crypto";
import { RtmpProtocolError } from "./protocol-error";

const version = 3;
const blockBytes = 1536;

/**
 * The simple handshake (Adobe RTMP 1.0 §5.2): C0 C1 → S0 S1 S2, then C2, whose content nobody
 * checks. Clients that sign theirs (the undocumented digest) accept the simple answer.
 */
export class Handshake {
  #pending: Buffer = Buffer.alloc(0);
  #answered = false;

  /**
   * Takes bytes; `answer` is to be sent, `rest` are the bytes after the handshake once it is over.
   * @throws RtmpProtocolError when it is another protocol.
   */
  push(bytes: Buffer): { answer?: Buffer; rest?: Buffer } {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    const result: { answer?: Buffer; rest?: Buffer } = {};
    if (!this.#answered) {
      const first = this.#pending[0];
      if (first !== undefined && first !== version) {
        throw new RtmpProtocolError("This is not an RTMP client: the handshake is not version 3.");
      }
      if (this.#pending.length < 1 + blockBytes) return result;
      const c1 = this.#pending.subarray(1, 1 + blockBytes);
      const s1 = Buffer.concat([Buffer.alloc(8), randomBytes(blockBytes - 8)]);
      result.answer = Buffer.concat([Buffer.from([version]), s1, c1]);
      this.#pending = Buffer.from(this.#pending.subarray(1 + blockBytes));
      this.#answered = true;
    }
    if (this.#pending.length >= blockBytes) result.rest = this.#pending.subarray(blockBytes);
    return result;
  }
}
