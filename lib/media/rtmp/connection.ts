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
import { type AmfValue, decodeAmf0, isAmfObject } from "./amf0";
import { ChunkReader, type ChunkReaderLimits, type RtmpMessage } from "./chunk-reader";
import {
  encodeCallFailed,
  encodeConnected,
  encodeOnFcPublish,
  encodeResult,
  encodeStatus,
  publishStreamId,
} from "./command-writer";
import { endSocket } from "./end-socket";
import { Handshake } from "./handshake";
import type { RtmpLimits } from "./limits";
import { MediaDemuxer, UnsupportedMediaError } from "./media-demuxer";
import { messageType } from "./message-type";
import { encodeControl, encodeUserControl } from "./message-writer";
import { encodePlayEnd, encodePlayStart, rtmpTagBytes } from "./play-messages";
import { RtmpProtocolError } from "./protocol-error";
import { parsePublishName } from "./publish-name";

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

/** User control events (Adobe RTMP 1.0 §7.1.7). */
const userEvent = { streamBegin: 0, pingRequest: 6, pingResponse: 7 } as const;
/** What we allow and what we acknowledge until the peer says otherwise, in bytes. */
const windowBytes = 2_500_000;
/** A player that vanished without a word is noticed by this, in milliseconds. */
const playerKeepAliveMs = 30_000;
/** LVB's errcode for everything that is neither a goodbye nor a closed connection. */
const brokenEnd = 4;

type Phase = "handshake" | "commands" | "deciding" | "publishing" | "playing" | "closed";

/** One RTMP client from its first byte to its last. Errors end it and nothing else. */
export class RtmpConnection {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  readonly #handshake = new Handshake();
  readonly #readerLimits: ChunkReaderLimits;
  readonly #reader: ChunkReader;
  #phase: Phase = "handshake";
  #timer: NodeJS.Timeout | undefined;
  #connected = false;
  #announced = false;
  #app = "";
  #userAgent = "";
  #streamName = "";
  #sink: PublishSink | undefined;
  #demuxer: MediaDemuxer | undefined;
  #hadMedia = false;
  #received = 0;
  #acknowledged = 0;
  #window = windowBytes;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = options.socket;
    const { limits, socket } = options;
    this.#readerLimits = {
      maxChunkStreams: limits.maxChunkStreams,
      maxMessageBytes: limits.maxCommandBytes,
    };
    this.#reader = new ChunkReader(this.#readerLimits);
    socket.setNoDelay(true);
    this.#limitTo(limits.handshakeTimeoutMs, "The handshake took too long.");
    socket.on("data", (bytes: Buffer) => this.#guard(() => this.#onBytes(bytes)));
    socket.on("end", () => this.#finish(3, "The publisher closed the connection."));
    socket.on("error", (error) =>
      this.#finish(brokenEnd, `The connection broke: ${error.message}.`),
    );
    socket.on("close", () => this.#finish(3, "The connection is closed."));
  }

  /** Ends the connection, telling a publisher why; resolves when the socket is gone. */
  readonly close: Kick = (description) => {
    if (this.#phase === "publishing" || this.#phase === "deciding") {
      this.#write(encodeStatus("error", "NetStream.Publish.Rejected", description));
    }
    this.#finish(2, description);
    return this.#endSocket();
  };

  #guard(work: () => void): void {
    try {
      if (this.#phase !== "closed") work();
    } catch (error) {
      if (error instanceof UnsupportedMediaError) {
        const why = error.kind === "video" ? "unsupportedVideo" : "unsupportedAudio";
        const refusal = { why, detail: error.codec } as const;
        this.#refuse("NetStream.Publish.Rejected", error.message, refusal);
        return;
      }
      const known = error instanceof RtmpProtocolError;
      const reason = known ? error.message : "The connection failed inside the server.";
      if (known) this.#warn(`RTMP connection closed: ${reason}`);
      else this.#options.log.error({ ...this.#fields(), err: error }, reason);
      const damaged = known ? ({ why: "damaged", detail: reason } as const) : undefined;
      this.#finish(known && error.tooLong ? 7 : brokenEnd, reason, damaged);
      this.#socket.destroy();
    }
  }

  #onBytes(bytes: Buffer): void {
    this.#received += bytes.length;
    if (this.#phase !== "handshake") {
      this.#reader.push(bytes, this.#onMessage);
    } else {
      const { answer, rest } = this.#handshake.push(bytes);
      if (answer) this.#write(answer);
      if (rest) {
        this.#phase = "commands";
        this.#limitTo(this.#options.limits.publishTimeoutMs, "No publish command came.");
        this.#reader.push(rest, this.#onMessage);
      }
    }
    if (this.#received - this.#acknowledged >= this.#window) {
      this.#acknowledged = this.#received;
      this.#write(encodeControl(messageType.acknowledgement, this.#received % 2 ** 32));
    }
    // How much may wait for a player is the fan-out's business.
    if (this.#phase === "playing") return;
    if (this.#socket.writableLength > this.#options.limits.maxUnreadBytes) {
      throw new RtmpProtocolError("The client does not read its answers.");
    }
  }

  readonly #onMessage = (message: RtmpMessage): void => {
    if (this.#phase === "closed") return;
    const { type, payload } = message;
    if (type === messageType.audio || type === messageType.video) {
      if (this.#phase !== "publishing") return;
      this.#timer?.refresh();
      this.#hadMedia = true;
      if (type === messageType.audio) this.#demuxer?.onAudio(message);
      else this.#demuxer?.onVideo(message);
    } else if (type === messageType.aggregate) {
      if (this.#phase !== "publishing") return;
      // One inside another is in no encoder, and would be a way to nest without end.
      const inner = splitAggregate(message).filter((it) => it.type !== messageType.aggregate);
      for (const it of inner) this.#onMessage(it);
    } else if (type === messageType.command) {
      this.#onCommand(decodeAmf0(payload));
    } else if (type === messageType.commandAmf3) {
      // AMF3 commands of encoders are AMF0 behind one byte.
      this.#onCommand(decodeAmf0(payload.subarray(1)));
    } else if (type === messageType.data || type === messageType.dataAmf3) {
      const body = type === messageType.data ? payload : payload.subarray(1);
      this.#demuxer?.onData({ ...message, payload: body });
    } else if (type === messageType.windowAckSize && payload.length >= 4) {
      this.#window = Math.max(1, payload.readUInt32BE(0));
    } else if (type === messageType.userControl && payload.length >= 6) {
      if (payload.readUInt16BE(0) !== userEvent.pingRequest) return;
      this.#write(encodeUserControl(userEvent.pingResponse, payload.readUInt32BE(2)));
    }
  };

  #onCommand([name, id, first, second]: AmfValue[]): void {
    const transaction = typeof id === "number" ? id : 0;
    if (name === "connect") {
      this.#onConnect(transaction, first);
      return;
    }
    if (!this.#connected) throw new RtmpProtocolError("A command came before connect.");
    const publishing = this.#phase === "publishing";
    if (name === "createStream") this.#write(encodeResult(transaction, null, publishStreamId));
    else if (name === "releaseStream" || name === "FCPublish") {
      if (name === "FCPublish") this.#announced = true;
      this.#write(encodeResult(transaction, null, undefined));
    } else if (name === "publish") this.#onPublish(second);
    else if (name === "FCUnpublish" || name === "deleteStream") {
      if (publishing) this.#goodbye(1, "The publisher stopped.");
      else if (this.#phase === "playing") this.#endPlaying();
    } else if (name === "closeStream") {
      if (publishing) this.#goodbye(2, "The publisher closed the stream.");
      else if (this.#phase === "playing") this.#endPlaying();
    } else if (name === "play") this.#onPlay(second);
    else if (transaction > 0 && name !== "_result" && name !== "_error") {
      this.#write(encodeCallFailed(transaction));
    }
  }

  #onConnect(transaction: number, argument: AmfValue): void {
    const fields = isAmfObject(argument) ? argument : {};
    this.#connected = true;
    this.#app = typeof fields.app === "string" ? fields.app : "";
    this.#userAgent = typeof fields.flashVer === "string" ? fields.flashVer.slice(0, 200) : "";
    this.#write(encodeConnected(transaction, windowBytes));
  }

  #onPublish(argument: AmfValue): void {
    if (this.#phase !== "commands") throw new RtmpProtocolError("A second publish command came.");
    const name = parsePublishName(this.#app, typeof argument === "string" ? argument : "");
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
    this.#reader.hold();
    this.#socket.pause();
    this.#limitTo(limits.publishTimeoutMs, "The server could not check this stream in time.");
    void this.#decide({ ...name, clientIp, userAgent: this.#userAgent });
  }

  /** Plays a running live to this client until one of them ends. */
  #onPlay(argument: AmfValue): void {
    if (this.#phase !== "commands") throw new RtmpProtocolError("A second stream was asked for.");
    const name = parsePublishName(this.#app, typeof argument === "string" ? argument : "");
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

  #endPlaying(): void {
    this.#write(encodePlayEnd());
    this.#finish(1, "The playback ended.");
    void this.#endSocket();
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
      this.#endSink(sink, { errorCode: 3, message: "The publisher closed the connection." });
      return;
    }
    const { limits } = this.#options;
    this.#sink = sink;
    this.#demuxer = new MediaDemuxer(sink);
    this.#phase = "publishing";
    this.#readerLimits.maxMessageBytes = limits.maxMessageBytes;
    this.#limitTo(limits.mediaTimeoutMs, "No media came.");
    bind(this.close);
    if (this.#announced) this.#write(encodeOnFcPublish(this.#streamName));
    this.#write(encodeUserControl(userEvent.streamBegin, publishStreamId));
    this.#write(encodeStatus("status", "NetStream.Publish.Start", "Publishing."));
    this.#guard(() => this.#reader.release(this.#onMessage));
    this.#socket.resume();
  }

  /** Refuses what the client wants, with one line in the log. */
  #refuse(code: string, description: string, refusal?: MediaRefusal): void {
    this.#warn(`RTMP client refused: ${description}`);
    this.#reject(code, description, refusal);
  }

  #reject(code: string, description: string, refusal?: MediaRefusal): void {
    this.#write(encodeStatus("error", code, description));
    this.#finish(brokenEnd, description, refusal);
    void this.#endSocket();
  }

  #goodbye(errorCode: 1 | 2, message: string): void {
    this.#write(encodeStatus("status", "NetStream.Unpublish.Success", message));
    this.#finish(errorCode, message);
    void this.#endSocket();
  }

  /** Ends the publisher exactly once; nothing reaches its sink afterwards. */
  #finish(errorCode: PublishEnd["errorCode"], message: string, refusal?: MediaRefusal): void {
    if (this.#phase === "closed") return;
    this.#phase = "closed";
    clearTimeout(this.#timer);
    const sink = this.#sink;
    this.#sink = undefined;
    this.#demuxer = undefined;
    if (sink) this.#endSink(sink, { errorCode, message, ...(refusal && { refusal }) });
  }

  #endSink(sink: PublishSink, end: PublishEnd): void {
    try {
      sink.onEnd(end);
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
      const isMute = this.#phase === "publishing" && !this.#hadMedia;
      const refusal = isMute ? ({ why: "nothing", detail: "" } as const) : undefined;
      this.#finish(brokenEnd, reason, refusal);
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
