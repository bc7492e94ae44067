import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChatEvent, ChatMessage } from "@/lib/shared/chat";
import { Channel, type ChatHistory, type ChatSink } from "./channel";
import { openStream, refuseStream, type StreamRequest, streamRequest } from "./event-stream";
import { heartbeatFrame } from "./frame";
import type { Deed } from "./pending-moments";
import { type StreamLimits, StreamSlots } from "./stream-slots";

export interface ChatHubOptions extends Partial<StreamLimits> {
  readonly heartbeatMs?: number;
}

/** Shorter than the silence after which common proxies close a connection (nginx: 60 s). */
const defaultHeartbeatMs = 15_000;

/**
 * Who reads which room's chat in this process. A room is named by its broadcaster's userid; it has
 * a channel while somebody reads it.
 */
export class ChatHub {
  private readonly channels = new Map<string, Channel>();
  private readonly slots: StreamSlots;
  private readonly heartbeat: NodeJS.Timeout;
  private stopped = false;

  constructor(
    private readonly history: ChatHistory,
    options: ChatHubOptions = {},
  ) {
    this.slots = new StreamSlots(options);
    this.heartbeat = setInterval(() => {
      for (const channel of this.channels.values()) channel.broadcast(heartbeatFrame);
    }, options.heartbeatMs ?? defaultHeartbeatMs).unref();
  }

  /** Messages were stored: gives them to the room's readers, in order. Call it after the commit. */
  announce(room: string): void {
    this.channels.get(room)?.deliver();
  }

  /** Tells a room's readers of something that is not kept, now. */
  tell(room: string, event: ChatEvent): void {
    this.channels.get(room)?.tell(event);
  }

  /** Likes, entering, leaving: told within half a second, many as one. */
  note(room: string, deed: Deed): void {
    this.channels.get(room)?.note(deed);
  }

  /** Adds a reader; the function returned takes it out again. `after`: the last number it has. */
  subscribe(room: string, after: number | null, sink: ChatSink): () => void {
    let channel = this.channels.get(room);
    if (!channel) {
      channel = new Channel(room, this.history, () => this.channels.delete(room));
      this.channels.set(room, channel);
    }
    const joined = channel;
    joined.add(sink, after);
    return () => joined.remove(sink);
  }

  /** The last messages of the room's present broadcast, or of the last one; oldest first. */
  recent(room: string, limit: number): readonly ChatMessage[] {
    return this.history.recent(room, limit);
  }

  /** How many read this room here. */
  readers(room: string): number {
    return this.channels.get(room)?.size ?? 0;
  }

  /** Rooms that somebody reads, and open streams; both are 0 when everybody has gone. */
  get load(): { readonly rooms: number; readonly streams: number } {
    return { rooms: this.channels.size, streams: this.slots.taken };
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

  /** Ends every stream; browsers come back by themselves. */
  stop(): void {
    this.stopped = true;
    clearInterval(this.heartbeat);
    for (const channel of [...this.channels.values()]) channel.closeAll();
  }

  private open({ room, after, clientIp }: StreamRequest, res: ServerResponse): void {
    const release = this.slots.take(clientIp);
    if (!release) {
      refuseStream(res, 429);
      return;
    }
    let leave = release;
    res.once("close", () => leave());
    const unsubscribe = this.subscribe(room, after, openStream(res));
    leave = () => {
      release();
      unsubscribe();
    };
  }
}
