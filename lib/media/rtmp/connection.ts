import type { Socket } from "node:net";
import type { TagFanout } from "@/lib/media/flv/tag-fanout";
import type {
  Kick,
  MediaLog,
  MediaRefusal,
  PublishDecision,
  PublishEnd,
  PublishRequest,
  PublishSink,
} from "@/lib/media/types";
import { splitAggregate } from "./aggregate-message";
import type { RtmpMessage } from "./chunk-reader";
import { ClientCommands } from "./client-commands";
import { ClientMessages } from "./client-messages";
import { encodePublishStart, encodeStatus } from "./command-writer";
import { endSocket } from "./end-socket";
import type { RtmpLimits } from "./limits";
import { UnsupportedMediaError } from "./media-demuxer";
import { messageType } from "./message-type";
import { encodePlayEnd, encodePlayStart, rtmpTagBytes } from "./play-messages";
import { RtmpProtocolError } from "./protocol-error";
import { Publication } from "./publication";
import type { PublishName } from "./publish-name";

/** Decides on a publish; the engine's side of the RTMP server. */
export type OnPublish = (request: PublishRequest) => Promise<PublishDecision>;
/** Finds a running live to play; null when there is none. */
export type OnPlay = (streamName: string) => Pick<TagFanout, "add"> | "full" | null;

export interface ConnectionOptions {
  readonly socket: Socket;
  readonly clientIp: string;
  readonly limits: RtmpLimits;
  readonly log: MediaLog;
  readonly onPublish: OnPublish;
  readonly onPlay: OnPlay;
}

/** A player that vanished without a word is noticed by this, in milliseconds. */
const playerKeepAliveMs = 30_000;
/** LVB's errcode for everything that is neither a goodbye nor a closed connection. */
const brokenEnd = 4;
const closedByPeer: PublishEnd = { errorCode: 3, message: "The publisher closed the connection." };

type Phase = "handshake" | "commands" | "deciding" | "publishing" | "playing" | "closed";

/** One RTMP client from its first byte to its last. Errors end it and nothing else. */
export class RtmpConnection {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  readonly #messages: ClientMessages;
  readonly #commands: ClientCommands;
  #phase: Phase = "handshake";
  #timer: NodeJS.Timeout | undefined;
  #streamName = "";
  #publication: Publication | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = options.socket;
    const { limits, socket } = options;
    const write = (answer: Buffer): void => this.#write(answer);
    this.#messages = new ClientMessages({
      limits,
      write,
      onReady: () => this.#onReady(),
      onMessage: (message) => this.#onMessage(message),
    });
    this.#commands = new ClientCommands({
      write,
      onPublish: (name) => this.#onPublish(name),
      onPlay: (name) => this.#onPlay(name),
      onLeave: (errorCode) => this.#onLeave(errorCode),
    });
    socket.setNoDelay(true);
    this.#limitTo(limits.handshakeTimeoutMs, "The handshake took too long.");
    socket.on("data", (bytes: Buffer) => this.#guard(() => this.#onBytes(bytes)));
    socket.on("end", () => this.#finish(closedByPeer));
    socket.on("error", ({ message }) =>
      this.#finish({ errorCode: brokenEnd, message: `The connection broke: ${message}.` }),
    );
    socket.on("close", () => this.#finish({ errorCode: 3, message: "The connection is closed." }));
  }

  /** Ends the connection, telling a publisher why; resolves when the socket is gone. */
  readonly close: Kick = (description) => {
    if (this.#phase === "publishing" || this.#phase === "deciding") {
      this.#write(encodeStatus("error", "NetStream.Publish.Rejected", description));
    }
    this.#finish({ errorCode: 2, message: description });
    return this.#endSocket();
  };

  #guard(work: () => void): void {
    try {
      if (this.#phase !== "closed") work();
    } catch (error) {
      if (error instanceof UnsupportedMediaError) {
        this.#refuse("NetStream.Publish.Rejected", error.message, error.refusal);
        return;
      }
      const known = error instanceof RtmpProtocolError;
      const message = known ? error.message : "The connection failed inside the server.";
      if (known) this.#warn(`RTMP connection closed: ${message}`);
      else this.#options.log.error({ ...this.#fields(), err: error }, message);
      const errorCode = known && error.tooLong ? 7 : brokenEnd;
      const refusal = { why: "damaged", detail: message } as const;
      this.#finish({ errorCode, message, ...(known && { refusal }) });
      this.#socket.destroy();
    }
  }

  #onBytes(bytes: Buffer): void {
    this.#messages.push(bytes);
    // How much may wait for a player is the fan-out's business.
    if (this.#phase === "playing") return;
    if (this.#socket.writableLength > this.#options.limits.maxUnreadBytes) {
      throw new RtmpProtocolError("The client does not read its answers.");
    }
  }

  #onReady(): void {
    this.#phase = "commands";
    this.#limitTo(this.#options.limits.publishTimeoutMs, "No publish command came.");
  }

  #onMessage(message: RtmpMessage): void {
    if (this.#phase === "closed") return;
    const { type } = message;
    if (type === messageType.audio || type === messageType.video) {
      if (this.#phase !== "publishing") return;
      this.#timer?.refresh();
      this.#publication?.onMedia(message);
    } else if (type === messageType.aggregate) {
      if (this.#phase !== "publishing") return;
      // One inside another is in no encoder, and would be a way to nest without end.
      const inner = splitAggregate(message).filter((it) => it.type !== messageType.aggregate);
      for (const it of inner) this.#messages.take(it);
    } else if (type === messageType.command || type === messageType.commandAmf3) {
      this.#commands.take(message);
    } else if (type === messageType.data || type === messageType.dataAmf3) {
      this.#publication?.onData(message);
    }
  }

  #onPublish(name: PublishName | null): void {
    if (this.#phase !== "commands") throw new RtmpProtocolError("A second publish command came.");
    if (!name) {
      const reason =
        "The stream key is missing or has other characters than letters, digits, _ and -.";
      this.#refuse("NetStream.Publish.Rejected", reason);
      return;
    }
    const { clientIp, limits } = this.#options;
    this.#phase = "deciding";
    this.#streamName = name.streamName;
    // Nothing more is read until the decision, so that it cannot pile up.
    this.#messages.hold();
    this.#socket.pause();
    this.#limitTo(limits.publishTimeoutMs, "The server could not check this stream in time.");
    void this.#decide({ ...name, clientIp, userAgent: this.#commands.userAgent });
  }

  /** Plays a running live to this client until one of them ends. */
  #onPlay(name: PublishName | null): void {
    if (this.#phase !== "commands") throw new RtmpProtocolError("A second stream was asked for.");
    const live = name ? this.#options.onPlay(name.streamName) : null;
    if (!live) {
      this.#reject("NetStream.Play.StreamNotFound", "There is no such live.");
      return;
    }
    if (live === "full") {
      this.#reject("NetStream.Play.Failed", "The server has as many players as it can.");
      return;
    }
    clearTimeout(this.#timer);
    this.#phase = "playing";
    this.#socket.setKeepAlive(true, playerKeepAliveMs);
    const added = live.add({
      stream: this.#socket,
      head: encodePlayStart(),
      encode: rtmpTagBytes,
      end: () => this.#endPlaying(),
    });
    if (!added) this.#reject("NetStream.Play.Failed", "This live has as many viewers as it can.");
  }

  #onLeave(errorCode: 1 | 2): void {
    if (this.#phase === "playing") this.#endPlaying();
    if (this.#phase !== "publishing") return;
    const message = `The publisher ${errorCode === 1 ? "stopped" : "closed the stream"}.`;
    const goodbye = encodeStatus("status", "NetStream.Unpublish.Success", message);
    this.#sayLast(goodbye, { errorCode, message });
  }

  #endPlaying(): void {
    this.#sayLast(encodePlayEnd(), { errorCode: 1, message: "The playback ended." });
  }

  async #decide(request: PublishRequest): Promise<void> {
    try {
      const decision = await this.#options.onPublish(request);
      if (decision.accepted) this.#accept(decision);
      else if (this.#phase === "deciding") this.#reject(decision.code, decision.description);
    } catch (error) {
      const { log } = this.#options;
      log.error({ ...this.#fields(), err: error }, "a publish could not be decided");
      if (this.#phase === "closed") return;
      this.#reject("NetStream.Publish.Rejected", "The server could not check this stream.");
    }
  }

  #accept({ sink, bind }: Extract<PublishDecision, { accepted: true }>): void {
    if (this.#phase !== "deciding") {
      // The client went away while it was being decided.
      this.#endPublisher(sink, closedByPeer);
      return;
    }
    const { limits } = this.#options;
    this.#publication = new Publication(sink);
    this.#phase = "publishing";
    this.#messages.allow(limits.maxMessageBytes);
    this.#limitTo(limits.mediaTimeoutMs, "No media came.");
    bind(this.close);
    this.#write(encodePublishStart(this.#commands.announced ? this.#streamName : null));
    this.#guard(() => this.#messages.release());
    this.#socket.resume();
  }

  /** Refuses what the client wants, with one line in the log. */
  #refuse(code: string, description: string, refusal?: MediaRefusal): void {
    this.#warn(`RTMP client refused: ${description}`);
    this.#reject(code, description, refusal);
  }

  #reject(code: string, message: string, refusal?: MediaRefusal): void {
    const end = { errorCode: brokenEnd, message, ...(refusal && { refusal }) } as const;
    this.#sayLast(encodeStatus("error", code, message), end);
  }

  /** Ends with last words that the client may still read. */
  #sayLast(words: Buffer, end: PublishEnd): void {
    this.#write(words);
    this.#finish(end);
    void this.#endSocket();
  }

  /** Ends the publisher exactly once; nothing reaches its sink afterwards. */
  #finish(end: PublishEnd): void {
    if (this.#phase === "closed") return;
    this.#phase = "closed";
    clearTimeout(this.#timer);
    const publication = this.#publication;
    this.#publication = undefined;
    if (publication) this.#endPublisher(publication, end);
  }

  #endPublisher(publisher: Pick<PublishSink, "onEnd">, end: PublishEnd): void {
    try {
      publisher.onEnd(end);
    } catch (error) {
      this.#options.log.error({ ...this.#fields(), err: error }, "a publisher could not be ended");
    }
  }

  #endSocket(): Promise<void> {
    return endSocket(this.#socket, this.#options.limits.rejectLingerMs);
  }

  #limitTo(ms: number, reason: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#phase === "deciding") {
        this.#refuse("NetStream.Publish.Rejected", reason);
        return;
      }
      this.#warn(`RTMP connection closed: ${reason}`);
      // One that fell silent is lost; one that never sent anything has something wrong.
      const isMute = this.#phase === "publishing" && !this.#publication?.hadMedia;
      const refusal = { why: "nothing", detail: "" } as const;
      this.#finish({ errorCode: brokenEnd, message: reason, ...(isMute && { refusal }) });
      this.#socket.destroy();
    }, ms);
  }

  #write(bytes: Buffer): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  #warn(message: string): void {
    this.#options.log.warn(this.#fields(), message);
  }

  #fields(): { clientIp: string; streamName?: string } {
    const { clientIp } = this.#options;
    return this.#streamName ? { clientIp, streamName: this.#streamName } : { clientIp };
  }
}
