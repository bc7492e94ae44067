import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ChatEvent, ChatMessage } from "@/lib/shared/chat";
import { Channel, type ChatHistory } from "./channel";
import { refuseStream, type StreamRequest, streamRequest } from "./event-stream";
import type { ChatSink } from "./fan-out";
import { heartbeatFrame } from "./frame";
import type { Deed } from "./pending-moments";
import { SocketReader } from "./socket-reader";
import { type StreamLimits, StreamSlots } from "./stream-slots";
import { peerName, VanishedPeers } from "./vanished-peers";
import type { Doorkeeper, OpenVisit } from "./visit";

export interface ChatHubOptions extends Partial<StreamLimits> {
  readonly heartbeatMs?: number;
  /** Told who comes and goes. */
  readonly doorkeeper?: Doorkeeper;
  /** Who is gone without a word. */
  readonly vanished?: Pick<VanishedPeers, "look">;
  /** What is told to every reader that joins, after the messages and the state. */
  readonly greeting?: (room: string) => readonly ChatEvent[];
}

/** Shorter than the silence after which common proxies close a connection (nginx: 60 s). */
const defaultHeartbeatMs = 15_000;

/** All that is kept for one reader over HTTP. */
interface OpenStream {
  readonly reader: SocketReader;
  readonly channel: Channel;
  readonly network: string;
  visit: OpenVisit | undefined;
}

/**
 * Who reads which room's chat in this process. A room is named by its broadcaster's userid; it has
 * a channel while somebody reads it.
 */
export class ChatHub {
  private readonly channels = new Map<string, Channel>();
  private readonly streams = new Map<Socket, OpenStream>();
  private readonly slots: StreamSlots;
  private readonly heartbeat: NodeJS.Timeout;
  private readonly vanished: Pick<VanishedPeers, "look">;
  /** One function for all sockets, each of which is its `this`. */
  private readonly onSocketClosed: (this: Socket) => void;
  private stopped = false;

  constructor(
    private readonly history: ChatHistory,
    private readonly options: ChatHubOptions = {},
  ) {
    this.slots = new StreamSlots(options);
    this.vanished = options.vanished ?? new VanishedPeers();
    this.heartbeat = setInterval(() => {
      for (const channel of this.channels.values()) channel.broadcast(heartbeatFrame);
    }, options.heartbeatMs ?? defaultHeartbeatMs).unref();
    const endOf = (socket: Socket) => this.end(socket);
    this.onSocketClosed = function () {
      endOf(this);
    };
  }

  /** Messages were stored: gives them to the room's readers, in order. Call it after the commit. */
  announce(room: string): void {
    this.channels.get(room)?.deliver();
  }

  /** Tells a room's readers of something that is not kept, by the end of this turn. */
  tell(room: string, event: ChatEvent): void {
    this.channels.get(room)?.tell(event);
  }

  /** Likes, entering, leaving: told within half a second, many as one. */
  note(room: string, deed: Deed): void {
    this.channels.get(room)?.note(deed);
  }

  /** Adds a reader; the function returned takes it out again. `after`: the last number it has. */
  subscribe(room: string, after: number | null, sink: ChatSink): () => void {
    const channel = this.channelOf(room);
    channel.add(sink, after, this.options.greeting?.(room));
    return () => channel.remove(sink);
  }

  /** The last messages of the room's present broadcast, or of the last one; oldest first. */
  recent(room: string, limit: number): readonly ChatMessage[] {
    return this.history.recent(room, limit);
  }

  /** How many read this room here. */
  readers(room: string): number {
    return this.channels.get(room)?.size ?? 0;
  }

  /** Rooms that somebody reads. */
  rooms(): Iterable<string> {
    return this.channels.keys();
  }

  /** Rooms that somebody reads, open streams and where they come from; all 0 when all have gone. */
  get load(): { readonly rooms: number; readonly streams: number; readonly networks: number } {
    return { rooms: this.channels.size, ...this.slots.load };
  }

  /**
   * Answers `GET /api/rooms/USERID/chat/stream` on the raw response: a web-standard one costs ten
   * times the memory per reader. False when the path is somebody else's.
   */
  handleHttp(req: IncomingMessage, res: ServerResponse, url: URL): boolean {
    const request = streamRequest(req, url);
    if (!request) return false;
    if (req.method !== "GET") refuseStream(res, 405);
    else if (this.stopped) refuseStream(res, 503);
    else if (!this.history.exists(request.room)) refuseStream(res, 404);
    else this.open(request, res);
    return true;
  }

  /** Ends the streams of those who are gone without a word; to be called every some seconds. */
  async dropVanished(): Promise<void> {
    if (this.streams.size === 0) return;
    const vanished = await this.vanished.look();
    if (vanished.size === 0) return;
    for (const socket of this.streams.keys()) {
      if (vanished.has(peerName(socket.remoteAddress, socket.remotePort))) socket.destroy();
    }
  }

  /** Ends the streams of these visits; their browsers come back by themselves. */
  endVisits(visits: ReadonlySet<OpenVisit>): void {
    if (visits.size === 0) return;
    for (const [socket, { visit }] of this.streams) {
      if (visit && visits.has(visit)) socket.destroySoon();
    }
  }

  /** Ends every stream; browsers come back by themselves. */
  stop(): void {
    this.stopped = true;
    clearInterval(this.heartbeat);
    for (const channel of [...this.channels.values()]) channel.closeAll();
  }

  private channelOf(room: string): Channel {
    const known = this.channels.get(room);
    if (known) return known;
    const channel = new Channel(room, this.history, () => {
      if (this.channels.get(room) === channel) this.channels.delete(room);
    });
    this.channels.set(room, channel);
    return channel;
  }

  private open(request: StreamRequest, res: ServerResponse): void {
    const { room, after } = request;
    const network = this.slots.take(request.clientIp);
    const reader = network === null ? null : SocketReader.begin(res);
    if (network !== null && !reader) this.slots.giveBack(network);
    if (network === null || !reader) {
      refuseStream(res, 429);
      return;
    }
    const { socket } = reader;
    const { doorkeeper, greeting } = this.options;
    const channel = this.channelOf(room);
    const stream: OpenStream = { reader, channel, network, visit: undefined };
    // Whatever fails from here on closes the socket, and that gives everything back.
    this.streams.set(socket, stream);
    socket.on("close", this.onSocketClosed);
    stream.visit = doorkeeper?.enter(request);
    channel.add(reader, after, greeting?.(room));
  }

  private end(socket: Socket): void {
    const stream = this.streams.get(socket);
    if (!stream || !this.streams.delete(socket)) return;
    stream.channel.remove(stream.reader);
    this.slots.giveBack(stream.network);
    stream.visit?.end();
  }
}
