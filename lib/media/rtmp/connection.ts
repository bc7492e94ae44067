import type { Socket } from "node:net";
import type {
  Kick,
  MediaLog,
  PublishDecision,
  PublishEnd,
  PublishRequest,
  PublishSink,
} from "@/lib/media/types";
import { type AmfValue, decodeAmf0, encodeAmf0 } from "./amf0";
import { ChunkReader, type ChunkReaderLimits, type RtmpMessage } from "./chunk-reader";
import { Handshake } from "./handshake";
import type { RtmpLimits } from "./limits";
import { MediaDemuxer, UnsupportedMediaError } from "./media-demuxer";
import {
  chunkStream,
  encodeControl,
  encodeMessage,
  encodePeerBandwidth,
  encodeUserControl,
  outgoingChunkSize,
} from "./message-writer";
import { RtmpProtocolError } from "./protocol-error";
import { parsePublishName } from "./publish-name";

/** Decides on a publish; the engine's side of the RTMP server. */
export type OnPublish = (request: PublishRequest) => Promise<PublishDecision>;

export interface ConnectionOptions {
  readonly socket: Socket;
  readonly clientIp: string;
  readonly limits: RtmpLimits;
  readonly log: MediaLog;
  readonly onPublish: OnPublish;
}

/** Message types (Adobe RTMP 1.0 §5.4, §7.1). */
const messageType = {
  userControl: 4,
  windowAckSize: 5,
  audio: 8,
  video: 9,
  dataAmf3: 15,
  commandAmf3: 17,
  data: 18,
  command: 20,
} as const;
const pingRequest = 6;
/** What we allow and what we acknowledge until the peer says otherwise, in bytes. */
const windowBytes = 2_500_000;
const publishStreamId = 1;
const protocolEnd = 4;

type Phase = "handshake" | "commands" | "deciding" | "publishing" | "closed";

/** One RTMP client from its first byte to its last. Errors end it and nothing else. */
export class RtmpConnection {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  readonly #handshake = new Handshake();
  readonly #readerLimits: ChunkReaderLimits;
  readonly #reader: ChunkReader;
  /** Messages that came with the publish command and wait for its decision. */
  #waiting: RtmpMessage[] = [];
  #phase: Phase = "handshake";
  #timer: NodeJS.Timeout | undefined;
  #app = "";
  #userAgent = "";
  #streamName = "";
  #sink: PublishSink | undefined;
  #demuxer: MediaDemuxer | undefined;
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
    socket.on("error", (error) => this.#finish(4, `The connection broke: ${error.message}.`));
    socket.on("close", () => this.#finish(3, "The connection is closed."));
  }

  /** Ends the connection, telling a publisher why; resolves when the socket is gone. */
  readonly close: Kick = (description) => {
    if (this.#phase === "publishing")
      this.#sendStatus("error", "NetStream.Publish.Rejected", description);
    this.#finish(2, description);
    return this.#endSocket();
  };

  #guard(work: () => void): void {
    try {
      if (this.#phase !== "closed") work();
    } catch (error) {
      if (error instanceof UnsupportedMediaError) {
        this.#warn(error.message);
        this.#sendStatus("error", "NetStream.Publish.Rejected", error.message);
        this.#finish(protocolEnd, error.message);
        void this.#endSocket();
        return;
      }
      const known = error instanceof RtmpProtocolError;
      const reason = known ? error.message : "The connection failed inside the server.";
      if (known) this.#warn(reason);
      else this.#options.log.error({ ...this.#fields(), err: error }, reason);
      this.#finish(known && error.tooLong ? 7 : protocolEnd, reason);
      this.#socket.destroy();
    }
  }

  #onBytes(bytes: Buffer): void {
    this.#received += bytes.length;
    if (this.#phase !== "handshake") {
      this.#reader.push(bytes, (message) => this.#take(message));
    } else {
      const { answer, rest } = this.#handshake.push(bytes);
      if (answer) this.#socket.write(answer);
      if (rest) {
        this.#phase = "commands";
        this.#limitTo(this.#options.limits.publishTimeoutMs, "No publish command came.");
        this.#reader.push(rest, (message) => this.#take(message));
      }
    }
    if (this.#received - this.#acknowledged >= this.#window) {
      this.#acknowledged = this.#received;
      this.#socket.write(encodeControl(3, this.#received % 2 ** 32));
    }
  }

  #take(message: RtmpMessage): void {
    if (this.#phase === "deciding") this.#waiting.push(message);
    else if (this.#phase !== "closed") this.#onMessage(message);
  }

  #onMessage(message: RtmpMessage): void {
    const { type, payload } = message;
    if (type === messageType.audio || type === messageType.video) {
      if (this.#phase !== "publishing") return;
      this.#timer?.refresh();
      if (type === messageType.audio) this.#demuxer?.onAudio(message);
      else this.#demuxer?.onVideo(message);
    } else if (type === messageType.command) {
      this.#onCommand(decodeAmf0(payload));
    } else if (type === messageType.commandAmf3) {
      // AMF3 commands of encoders are AMF0 behind one byte.
      this.#onCommand(decodeAmf0(payload.subarray(1)));
    } else if (type === messageType.data || type === messageType.dataAmf3) {
      const body = type === messageType.data ? payload : payload.subarray(1);
      if (this.#phase === "publishing") this.#demuxer?.onData({ ...message, payload: body });
    } else if (type === messageType.windowAckSize && payload.length >= 4) {
      this.#window = Math.max(1, payload.readUInt32BE(0));
    } else if (type === messageType.userControl && payload.length >= 6) {
      const isPing = payload.readUInt16BE(0) === pingRequest;
      if (isPing) this.#socket.write(encodeUserControl(7, payload.readUInt32BE(2)));
    }
  }

  #onCommand([name, id, first, second]: AmfValue[]): void {
    const transaction = typeof id === "number" ? id : 0;
    const publishing = this.#phase === "publishing";
    if (name === "connect") this.#onConnect(transaction, first);
    else if (name === "createStream") this.#reply("_result", transaction, null, publishStreamId);
    else if (name === "releaseStream" || name === "FCPublish") {
      this.#reply("_result", transaction, null, undefined);
    } else if (name === "publish") this.#onPublish(second);
    else if (name === "FCUnpublish" || name === "deleteStream") {
      if (publishing) this.#goodbye(1, "The publisher stopped.");
    } else if (name === "closeStream") {
      if (publishing) this.#goodbye(2, "The publisher closed the stream.");
    } else if (name === "play") {
      this.#refuse("NetStream.Play.StreamNotFound", "Playback is by HLS and HTTP-FLV.");
    } else if (transaction > 0 && name !== "_result" && name !== "_error") {
      const description = "This command is not supported.";
      const code = "NetConnection.Call.Failed";
      this.#reply("_error", transaction, null, { level: "error", code, description });
    }
  }

  #onConnect(transaction: number, argument: AmfValue): void {
    const fields = isObject(argument) ? argument : {};
    this.#app = typeof fields.app === "string" ? fields.app : "";
    this.#userAgent = typeof fields.flashVer === "string" ? fields.flashVer.slice(0, 200) : "";
    this.#socket.write(
      Buffer.concat([
        encodeControl(5, windowBytes),
        encodePeerBandwidth(windowBytes),
        encodeControl(1, outgoingChunkSize),
      ]),
    );
    this.#reply(
      "_result",
      transaction,
      { fmsVer: "FMS/3,0,1,123", capabilities: 31 },
      {
        level: "status",
        code: "NetConnection.Connect.Success",
        description: "Connected.",
        objectEncoding: 0,
      },
    );
  }

  #onPublish(argument: AmfValue): void {
    if (this.#phase !== "commands") throw new RtmpProtocolError("A second publish command came.");
    const name = parsePublishName(this.#app, typeof argument === "string" ? argument : "");
    if (!name) {
      const description =
        "The stream key is missing or has other characters than letters, digits, _ and -.";
      this.#warn(`publisher refused: ${description}`);
      this.#refuse("NetStream.Publish.Rejected", description);
      return;
    }
    this.#phase = "deciding";
    this.#streamName = name.streamName;
    clearTimeout(this.#timer);
    this.#socket.pause();
    const { clientIp, onPublish } = this.#options;
    onPublish({ ...name, clientIp, userAgent: this.#userAgent }).then(
      (decision) => this.#guardDecision(decision),
      (error: unknown) => {
        this.#options.log.error(
          { ...this.#fields(), err: error },
          "a publish could not be decided",
        );
        this.#refuse("NetStream.Publish.Rejected", "The server could not check this stream.");
      },
    );
  }

  #guardDecision(decision: PublishDecision): void {
    if (!decision.accepted) {
      if (this.#phase === "deciding") this.#refuse(decision.code, decision.description);
      return;
    }
    if (this.#phase !== "deciding") {
      // The client went away while it was being decided.
      decision.sink.onEnd({ errorCode: 3, message: "The publisher closed the connection." });
      return;
    }
    this.#guard(() => this.#accept(decision));
  }

  #accept({ sink, bind }: Extract<PublishDecision, { accepted: true }>): void {
    const { limits } = this.#options;
    this.#sink = sink;
    this.#demuxer = new MediaDemuxer(sink);
    this.#phase = "publishing";
    this.#readerLimits.maxMessageBytes = limits.maxMessageBytes;
    this.#limitTo(limits.mediaTimeoutMs, "No media came.");
    bind(this.close);
    this.#socket.write(encodeUserControl(0, publishStreamId));
    this.#sendStatus("status", "NetStream.Publish.Start", "Publishing.");
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.#take(message);
    this.#socket.resume();
  }

  #refuse(code: string, description: string): void {
    this.#sendStatus("error", code, description);
    this.#finish(protocolEnd, description);
    void this.#endSocket();
  }

  #goodbye(errorCode: 1 | 2, message: string): void {
    this.#sendStatus("status", "NetStream.Unpublish.Success", message);
    this.#finish(errorCode, message);
    void this.#endSocket();
  }

  /** Ends the publisher exactly once; nothing reaches its sink afterwards. */
  #finish(errorCode: PublishEnd["errorCode"], message: string): void {
    if (this.#phase === "closed") return;
    this.#phase = "closed";
    clearTimeout(this.#timer);
    this.#waiting = [];
    const sink = this.#sink;
    this.#sink = undefined;
    this.#demuxer = undefined;
    sink?.onEnd({ errorCode, message });
  }

  /** Lets the client read our last words, but not for long. */
  #endSocket(): Promise<void> {
    const socket = this.#socket;
    if (socket.closed) return Promise.resolve();
    return new Promise((resolve) => {
      const deadline = setTimeout(() => socket.destroy(), this.#options.limits.rejectLingerMs);
      socket.once("close", () => {
        clearTimeout(deadline);
        resolve();
      });
      // What it still sends is read and thrown away, so that its close arrives.
      socket.resume();
      socket.end();
    });
  }

  #limitTo(ms: number, reason: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#warn(`publisher disconnected: ${reason}`);
      this.#finish(protocolEnd, reason);
      this.#socket.destroy();
    }, ms);
  }

  #reply(name: string, transaction: number, ...values: AmfValue[]): void {
    this.#sendCommand(chunkStream.command, 0, encodeAmf0(name, transaction, ...values));
  }

  /** `onStatus` (Adobe RTMP 1.0 §7.2.2). */
  #sendStatus(level: "status" | "error", code: string, description: string): void {
    const payload = encodeAmf0("onStatus", 0, null, { level, code, description });
    this.#sendCommand(chunkStream.status, publishStreamId, payload);
  }

  #sendCommand(chunkStreamId: number, streamId: number, payload: Buffer): void {
    if (!this.#socket.writable) return;
    this.#socket.write(
      encodeMessage({ chunkStreamId, type: messageType.command, streamId, payload }),
    );
  }

  #warn(message: string): void {
    this.#options.log.warn(this.#fields(), message);
  }

  #fields(): { clientIp: string; streamName?: string } {
    const { clientIp } = this.#options;
    return this.#streamName ? { clientIp, streamName: this.#streamName } : { clientIp };
  }
}

function isObject(value: AmfValue): value is { [key: string]: AmfValue } {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}
