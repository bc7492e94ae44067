import { decodeAmf0, isAmfObject } from "@/lib/media/rtmp/amf0";
import { ChunkReader, type RtmpMessage } from "@/lib/media/rtmp/chunk-reader";
import { parsePublishName } from "@/lib/media/rtmp/publish-name";

/** What an RTMP player asks for. */
export interface RtmpPlay {
  readonly app: string;
  readonly streamName: string;
  readonly query: URLSearchParams;
}

/** C0, C1 and C2 (Adobe RTMP 1.0 §5.2). */
const HANDSHAKE_BYTES = 1 + 2 * 1536;
/** AMF0 commands (§7.1.1). */
const COMMAND = 20;

/** Reads what an RTMP client sends until it is clear whether it may play. */
export class PlayGate {
  readonly #allows: (play: RtmpPlay) => boolean;
  readonly #reader = new ChunkReader({ maxChunkStreams: 64, maxMessageBytes: 65_536 });
  #toSkip = HANDSHAKE_BYTES;
  #app = "";
  #verdict: "open" | "closed" | undefined;

  constructor(allows: (play: RtmpPlay) => boolean) {
    this.#allows = allows;
  }

  /** False as soon as the connection must end. @throws RtmpProtocolError for what is no RTMP */
  passes(bytes: Buffer): boolean {
    const skipped = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skipped;
    if (!this.#verdict) {
      this.#reader.push(bytes.subarray(skipped), (message) => this.#onMessage(message));
    }
    return this.#verdict !== "closed";
  }

  #onMessage({ type, payload }: RtmpMessage): void {
    if (type !== COMMAND || this.#verdict) return;
    const [name, , first, argument] = decodeAmf0(payload);
    if (name === "connect" && first !== undefined && isAmfObject(first)) {
      this.#app = typeof first.app === "string" ? first.app : "";
    } else if (name === "play" && typeof argument === "string") {
      const play = parsePublishName(this.#app, argument);
      this.#verdict = play && this.#allows(play) ? "open" : "closed";
    } else if (name === "publish") {
      // A play domain takes no pushes.
      this.#verdict = "closed";
    }
  }
}
