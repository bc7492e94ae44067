import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

interface Running {
  readonly socket: Socket;
  /** Bytes of its connection before this answer. */
  readonly fromBytes: number;
}

/**
 * Counts what viewers are sent, with the heads of the answers. A connection also carries other
 * answers, so that only what goes out between the beginning of one and its end counts.
 */
export class SentBytes {
  readonly #running = new Map<ServerResponse, Running>();
  #ended = 0;

  /** Counts this answer, before which its connection had sent so many bytes. */
  follow(res: ServerResponse, fromBytes: number): void {
    const { socket } = res;
    if (!socket) return;
    this.#running.set(res, { socket, fromBytes });
    res.once("close", () => {
      const running = this.#running.get(res);
      this.#running.delete(res);
      if (running) this.#ended += sentOf(running);
    });
  }

  /** Since the process began, those under way too: HTTP-FLV is one answer for hours. */
  total(): number {
    let sum = this.#ended;
    for (const running of this.#running.values()) sum += sentOf(running);
    return sum;
  }
}

function sentOf({ socket, fromBytes }: Running): number {
  return Math.max(0, socket.bytesWritten - fromBytes);
}
