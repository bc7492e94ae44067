import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { RtmpProtocolError } from "@/lib/media/rtmp/protocol-error";
import { PlayGate, type RtmpPlay } from "./play-gate";

export interface PlayPortOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly onRequest: RequestListener;
  /** Where the engine serves RTMP. */
  readonly rtmpPort: () => number;
  /** Playback authentication of RTMP players. */
  readonly allowsRtmp: (play: RtmpPlay) => boolean;
}

/** The one port of the play domain. */
export interface PlayPort {
  readonly port: number;
  stop(): Promise<void>;
}

/** C0 of every RTMP client; no HTTP request begins with it. */
const RTMP_VERSION = 3;

/** Answers HTTP and RTMP on one port, as they share one play domain, by looking at the first byte. */
export async function openPlayPort(options: PlayPortOptions): Promise<PlayPort> {
  const sockets = new Set<Socket>();
  const http = createHttpServer(options.onRequest);
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // Viewers leave as they like.
    socket.on("error", () => socket.destroy());
    socket.once("data", (bytes: Buffer) => {
      socket.pause();
      socket.unshift(bytes);
      if (bytes[0] === RTMP_VERSION) relayRtmp(socket, options);
      else http.emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function relayRtmp(client: Socket, { rtmpPort, allowsRtmp }: PlayPortOptions): void {
  const engine = connect(rtmpPort(), "127.0.0.1");
  const gate = new PlayGate(allowsRtmp);
  const end = () => {
    client.destroy();
    engine.destroy();
  };
  engine.on("error", end);
  engine.on("close", end);
  client.on("close", end);
  engine.pipe(client);
  client.on("data", (bytes: Buffer) => {
    try {
      if (gate.passes(bytes)) engine.write(bytes);
      else end();
    } catch (error) {
      // What is no RTMP has no business here, and the cloud says nothing either.
      end();
      if (!(error instanceof RtmpProtocolError)) throw error;
    }
  });
}
