import { type AmfValue, decodeAmf0, isAmfObject } from "./amf0";
import type { RtmpMessage } from "./chunk-reader";
import { encodeCallFailed, encodeConnected, encodeResult, publishStreamId } from "./command-writer";
import { messageType } from "./message-type";
import { RtmpProtocolError } from "./protocol-error";
import { type PublishName, parsePublishName } from "./publish-name";
import { windowBytes } from "./received-bytes";

/** What becomes of commands; a name that no stream may have is null. */
export interface ClientCommandsOptions {
  readonly write: (answer: Buffer) => void;
  readonly onPublish: (name: PublishName | null) => void;
  readonly onPlay: (name: PublishName | null) => void;
  /** The client leaves its stream: 1 by FCUnpublish or deleteStream, 2 by closeStream. */
  readonly onLeave: (errorCode: 1 | 2) => void;
}

/**
 * The commands of one client (Adobe RTMP 1.0 §7.2): those about the connection are answered here,
 * those about its stream are handed on.
 */
export class ClientCommands {
  readonly #options: ClientCommandsOptions;
  #connected = false;
  #announced = false;
  #app = "";
  #userAgent = "";

  constructor(options: ClientCommandsOptions) {
    this.#options = options;
  }

  /** What the client calls itself in `connect`. */
  get userAgent(): string {
    return this.#userAgent;
  }

  /** Whether it said FCPublish, and waits for its answer once it may publish. */
  get announced(): boolean {
    return this.#announced;
  }

  /** A command message; those for AMF3 are AMF0 behind one byte. @throws RtmpProtocolError. */
  take({ type, payload }: RtmpMessage): void {
    const body = type === messageType.command ? payload : payload.subarray(1);
    const [name, id, first, second] = decodeAmf0(body);
    const transaction = typeof id === "number" ? id : 0;
    const { write, onPublish, onPlay, onLeave } = this.#options;
    if (name === "connect") {
      this.#onConnect(transaction, first);
      return;
    }
    if (!this.#connected) throw new RtmpProtocolError("A command came before connect.");
    if (name === "createStream") write(encodeResult(transaction, null, publishStreamId));
    else if (name === "releaseStream" || name === "FCPublish") {
      if (name === "FCPublish") this.#announced = true;
      write(encodeResult(transaction, null, undefined));
    } else if (name === "publish") onPublish(this.#nameOf(second));
    else if (name === "play") onPlay(this.#nameOf(second));
    else if (name === "FCUnpublish" || name === "deleteStream") onLeave(1);
    else if (name === "closeStream") onLeave(2);
    else if (transaction > 0 && name !== "_result" && name !== "_error") {
      write(encodeCallFailed(transaction));
    }
  }

  #onConnect(transaction: number, argument: AmfValue): void {
    const fields = isAmfObject(argument) ? argument : {};
    this.#connected = true;
    this.#app = typeof fields.app === "string" ? fields.app : "";
    this.#userAgent = typeof fields.flashVer === "string" ? fields.flashVer.slice(0, 200) : "";
    this.#options.write(encodeConnected(transaction, windowBytes));
  }

  #nameOf(argument: AmfValue): PublishName | null {
    return parsePublishName(this.#app, typeof argument === "string" ? argument : "");
  }
}
