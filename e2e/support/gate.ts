import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Keeps connections waiting until it is opened, so that the start of a program takes no time. */
export interface Gate {
  readonly port: number;
  /** From now on everything goes on to where it was meant for. */
  open(): void;
  close(): void;
}

/** A gate before a port of this machine. */
export async function gateTo(port: number): Promise<Gate> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.pause();
    socket.on("error", () => undefined);
    void opened.then(() => {
      const onward = connect(port, "127.0.0.1");
      sockets.push(onward);
      onward.on("error", () => socket.destroy());
      socket.pipe(onward).pipe(socket);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    open,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
