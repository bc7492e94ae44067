import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { type AmfValue, decodeAmf0, encodeAmf0, isAmfObject } from "./amf0";
import { ChunkReader, type RtmpMessage } from "./chunk-reader";
import { encodeMessage } from "./message-writer";

/** An avcC record of 320x180 and an AAC-LC configuration of 44.1 kHz stereo, as FFmpeg writes them. */
export const avcConfigTag = Buffer.from(
  "17000000000142c00cffe100176742c00cda05067e7c0440000003004000000c83c50aa801000468ce0fc8",
  "hex",
);
export const aacConfigTag = Buffer.from("af00121056e500", "hex");

/** A publisher over a real socket that can also misbehave; for tests. */
export class TestPublisher {
  readonly socket: Socket;
  readonly messages: RtmpMessage[] = [];
  readonly closed: Promise<void>;
  readonly #reader = new ChunkReader({ maxChunkStreams: 64, maxMessageBytes: 1 << 20 });
  #skip = 1 + 2 * 1536;
  #waiters: (() => void)[] = [];

  constructor(port: number) {
    this.socket = connect(port, "127.0.0.1");
    this.socket.on("data", (bytes) => this.#onBytes(Buffer.from(bytes)));
    this.closed = new Promise((resolve) => this.socket.once("close", () => resolve()));
    // A server that throws us out resets the connection; tests look at `closed`.
    this.socket.on("error", () => this.#wake());
    this.socket.on("close", () => this.#wake());
  }

  /** C0, C1 and C2 at once; servers need not be waited for. */
  async shakeHands(): Promise<void> {
    await once(this.socket, "connect");
    this.socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(2 * 1536)]));
  }

  send(type: number, payload: Buffer, streamId = 1, timestampMs = 0): void {
    const message = { chunkStreamId: 4, type, streamId, payload, timestampMs };
    this.socket.write(encodeMessage(message, 128));
  }

  command(...values: AmfValue[]): void {
    this.send(20, encodeAmf0(...values), 0);
  }

  /** Handshake, connect and createStream, ready for `publish`. */
  async open(app = "live"): Promise<void> {
    await this.shakeHands();
    this.command("connect", 1, { app, flashVer: "FMLE/3.0 (test)", tcUrl: "rtmp://x/live" });
    this.command("createStream", 2, null);
    await this.answer("_result", (values) => values[1] === 2);
  }

  /** As `open`, then publishes; resolves with the status code. */
  async publish(name: string, app = "live"): Promise<string> {
    await this.open(app);
    this.command("publish", 3, null, name, "live");
    return (await this.status()).code;
  }

  /** The next `onStatus`. */
  async status(): Promise<{ code: string; description: string }> {
    const info = (await this.answer("onStatus"))[3];
    const fields = info !== undefined && isAmfObject(info) ? info : {};
    return { code: String(fields.code), description: String(fields.description) };
  }

  /** The first command of this name that is not taken yet. */
  async answer(
    name: string,
    matches: (values: AmfValue[]) => boolean = () => true,
  ): Promise<AmfValue[]> {
    const message = await this.message((it) => {
      const values = it.type === 20 ? decodeAmf0(it.payload) : [];
      return values[0] === name && matches(values);
    });
    return decodeAmf0(message.payload);
  }

  /** Takes the first message that fits, waiting for it; rejects when the connection ends first. */
  async message(matches: (message: RtmpMessage) => boolean): Promise<RtmpMessage> {
    for (;;) {
      const index = this.messages.findIndex(matches);
      const [found] = index < 0 ? [] : this.messages.splice(index, 1);
      if (found) return found;
      if (this.socket.closed) throw new Error("The server closed the connection.");
      await new Promise<void>((resolve) => this.#waiters.push(resolve));
    }
  }

  #onBytes(bytes: Buffer): void {
    const rest = bytes.subarray(Math.min(this.#skip, bytes.length));
    this.#skip -= bytes.length - rest.length;
    this.#reader.push(rest, (message) => this.messages.push(message));
    this.#wake();
  }

  #wake(): void {
    for (const waiter of this.#waiters.splice(0)) waiter();
  }
}
