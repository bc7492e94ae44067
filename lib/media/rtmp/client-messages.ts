import { ChunkReader, type ChunkReaderLimits, type RtmpMessage } from "./chunk-reader";
import { Handshake } from "./handshake";
import type { RtmpLimits } from "./limits";
import { messageType } from "./message-type";
import { encodeUserControl } from "./message-writer";
import { ReceivedBytes } from "./received-bytes";

/** User control events (Adobe RTMP 1.0 §7.1.7). */
const userEvent = { pingRequest: 6, pingResponse: 7 } as const;

export interface ClientMessagesOptions {
  readonly limits: Pick<RtmpLimits, "maxChunkStreams" | "maxCommandBytes">;
  readonly write: (answer: Buffer) => void;
  /** The handshake is over. */
  readonly onReady: () => void;
  /** Every message but those of the protocol itself (§5.4, pings), which are answered here. */
  readonly onMessage: (message: RtmpMessage) => void;
}

/** The bytes of one client as its messages: handshake, chunks, acknowledgements (§5). */
export class ClientMessages {
  readonly #options: ClientMessagesOptions;
  readonly #handshake = new Handshake();
  readonly #received = new ReceivedBytes();
  readonly #limits: ChunkReaderLimits;
  readonly #reader: ChunkReader;
  #ready = false;

  constructor(options: ClientMessagesOptions) {
    this.#options = options;
    const { maxChunkStreams, maxCommandBytes } = options.limits;
    this.#limits = { maxChunkStreams, maxMessageBytes: maxCommandBytes };
    this.#reader = new ChunkReader(this.#limits);
  }

  /** Takes bytes and hands on every message that they complete. @throws RtmpProtocolError. */
  push(bytes: Buffer): void {
    this.#received.add(bytes.length);
    if (this.#ready) this.#reader.push(bytes, this.take);
    else this.#shakeHands(bytes);
    const acknowledgement = this.#received.takeAcknowledgement();
    if (acknowledgement) this.#options.write(acknowledgement);
  }

  /** What becomes of one message, also of one that came inside another. */
  readonly take = (message: RtmpMessage): void => {
    const { type, payload } = message;
    if (type === messageType.windowAckSize && payload.length >= 4) {
      this.#received.setWindow(payload.readUInt32BE(0));
    } else if (type === messageType.userControl && payload.length >= 6) {
      if (payload.readUInt16BE(0) !== userEvent.pingRequest) return;
      this.#options.write(encodeUserControl(userEvent.pingResponse, payload.readUInt32BE(2)));
    } else {
      this.#options.onMessage(message);
    }
  };

  /** Keeps everything after the present message as bytes, until `release`. */
  hold(): void {
    this.#reader.hold();
  }

  /** Messages may be this long from now on. */
  allow(maxMessageBytes: number): void {
    this.#limits.maxMessageBytes = maxMessageBytes;
  }

  /** Goes on after `hold`. @throws RtmpProtocolError. */
  release(): void {
    this.#reader.release(this.take);
  }

  #shakeHands(bytes: Buffer): void {
    const { answer, rest } = this.#handshake.push(bytes);
    if (answer) this.#options.write(answer);
    if (!rest) return;
    this.#ready = true;
    this.#options.onReady();
    this.#reader.push(rest, this.take);
  }
}
