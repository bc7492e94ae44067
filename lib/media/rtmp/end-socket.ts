import type { Socket } from "node:net";

/** Closes a socket so that the peer can read what was written, within `lingerMs`; resolves once it is gone. */
export function endSocket(socket: Socket, lingerMs: number): Promise<void> {
  if (socket.closed) return Promise.resolve();
  return new Promise((resolve) => {
    const deadline = setTimeout(() => socket.destroy(), lingerMs);
    socket.once("close", () => {
      clearTimeout(deadline);
      resolve();
    });
    // What the peer still sends is read and thrown away: unread bytes would turn the close into a
    // reset, and the peer would lose our last words.
    socket.resume();
    socket.end();
  });
}
