import { createServer, type Server, type Socket } from "node:net";
import type { TagFanout } from "@/lib/media/flv/tag-fanout";
import type { MediaLog } from "@/lib/media/types";
import { AddressCount } from "./address-count";
import { type OnPublish, RtmpConnection } from "./connection";
import { defaultRtmpLimits, type RtmpLimits } from "./limits";

export interface RtmpServerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Decides on each publish; its sink receives what follows. */
  readonly onPublish: OnPublish;
  /** Finds what is to be played; without it nothing is. */
  readonly onPlay?: (streamName: string) => Pick<TagFanout, "add"> | null;
  readonly log: MediaLog;
  readonly limits?: Partial<RtmpLimits>;
}

/** Accepts publishers and players over RTMP (Adobe RTMP 1.0, with the extensions that encoders really use). */
export class RtmpServer {
  readonly #options: RtmpServerOptions;
  readonly #limits: RtmpLimits;
  readonly #server: Server;
  readonly #connections = new Set<RtmpConnection>();
  readonly #players = new AddressCount();
  /** Publishers and those who have not said yet what they want. */
  readonly #others = new AddressCount();
  #stopping = false;

  constructor(options: RtmpServerOptions) {
    this.#options = options;
    this.#limits = { ...defaultRtmpLimits, ...options.limits };
    this.#server = createServer((socket) => this.#onSocket(socket));
  }

  /** Port it listens on; 0 before `start`. */
  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address ? address.port : 0;
  }

  /** Publishers, players and those who have not said yet what they want. */
  get connections(): number {
    return this.#connections.size;
  }

  /** Connections that play. */
  get players(): number {
    return this.#players.size;
  }

  /** Rejects with the listen error, for example EADDRINUSE. */
  start(): Promise<void> {
    const { host, port } = this.#options;
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => {
        this.#server.off("error", reject);
        this.#server.on("error", (err) =>
          this.#options.log.error({ err }, "the RTMP server had an error"),
        );
        resolve();
      });
    });
  }

  /** Disconnects everybody and resolves when the last socket is gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await Promise.all([...this.#connections].map((it) => it.close("The server is stopping.")));
    await closed;
  }

  #onSocket(socket: Socket): void {
    // One that was accepted just before the listener closed would hold up its close.
    if (this.#stopping) {
      socket.destroy();
      return;
    }
    const clientIp = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
    const { maxConnections, maxConnectionsPerAddress } = this.#limits;
    const others = this.#others;
    if (others.size >= maxConnections || others.of(clientIp) >= maxConnectionsPerAddress) {
      this.#options.log.warn({ clientIp }, "RTMP connection refused: too many");
      socket.destroy();
      return;
    }
    let place = others;
    const connection = new RtmpConnection({
      socket,
      clientIp,
      limits: this.#limits,
      log: this.#options.log,
      onPublish: this.#options.onPublish,
      onPlay: (streamName) => {
        const live = this.#options.onPlay?.(streamName) ?? null;
        if (!live || this.#isFullFor(clientIp)) return live ? "full" : null;
        others.remove(clientIp);
        this.#players.add(clientIp);
        place = this.#players;
        return live;
      },
    });
    others.add(clientIp);
    this.#connections.add(connection);
    socket.once("close", () => {
      this.#connections.delete(connection);
      place.remove(clientIp);
    });
  }

  #isFullFor(clientIp: string): boolean {
    const { maxPlayers, maxPlayersPerAddress } = this.#limits;
    const players = this.#players;
    return players.size >= maxPlayers || players.of(clientIp) >= maxPlayersPerAddress;
  }
}
