import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ChatSink } from "./fan-out";
import { openingFrame } from "./frame";

/** What a reader may leave unread before it is dropped. */
const maxUnreadBytes = 64 * 1024;

/**
 * A reader at the other end of a connection. The body ends with the connection (RFC 9112 §6.3), so
 * that nothing stands between the events and the same buffer is written to every reader's socket;
 * chunks would cost each of them three writes.
 */
export class SocketReader implements ChatSink {
  private constructor(readonly socket: Socket) {}

  /** Begins the stream; null on a connection whose earlier answers are still under way. */
  static begin(res: ServerResponse): SocketReader | null {
    const { socket } = res;
    if (!socket) return null;
    // The head and what follows in this turn leave in one packet.
    socket.cork();
    process.nextTick(uncork, socket);
    res.useChunkedEncodingByDefault = false;
    res.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      // `no-transform` keeps a compressing proxy from holding events back.
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    });
    res.flushHeaders();
    socket.write(openingFrame);
    return new SocketReader(socket);
  }

  write(frame: Buffer): boolean {
    const { socket } = this;
    if (socket.writableLength > maxUnreadBytes || socket.destroyed) return false;
    socket.write(frame);
    return true;
  }

  close(): void {
    // A reader that does not read would never see a proper end.
    if (this.socket.writableLength > maxUnreadBytes) this.socket.destroy();
    else this.socket.end();
  }
}

function uncork(socket: Socket): void {
  socket.uncork();
}
