import type { Writable } from "node:stream";
import { Timeline } from "@/lib/media/hls/timeline";
import { keptBytes } from "@/lib/media/hls/too-much-media";
import type { FlvTag } from "@/lib/media/types";

/** A connection that gets every tag of a live in the form of its protocol. */
export interface TagReceiver {
  readonly stream: Writable;
  /** Goes out before everything else. */
  readonly head: Uint8Array;
  /** Pure: what it makes is shared by all receivers with the same function. */
  readonly encode: (tag: FlvTag) => Uint8Array;
  /** The live is over. */
  end(): void;
}

interface Viewer {
  readonly receiver: TagReceiver;
  /** Waits for a key frame before its first media. */
  started: boolean;
  /** Bytes of the cached GOP sent at the start, which do not count as slowness. */
  burstBytes: number;
}

/** A viewer with more than this unsent is dropped, never waited for. */
const MAX_QUEUED_BYTES = 4 * 1024 * 1024;
/** Above this the GOP is not cached, and a late joiner waits for the next key frame. */
const MAX_GOP_BYTES = 8 * 1024 * 1024;
/** Distance between the last tag of one publisher and the first of the next. */
const PUBLISHER_GAP_MS = 40;

/**
 * HTTP-FLV and RTMP for one live: every tag goes to every viewer; late joiners get headers and the
 * last GOP.
 */
export class TagFanout {
  readonly #maxViewers: number;
  readonly #viewers = new Set<Viewer>();
  readonly #headers = new Map<FlvTag["type"], FlvTag>();
  #gop: FlvTag[] = [];
  #gopBytes = 0;
  #timeline = new Timeline();
  #begun = false;
  #lastMs = 0;

  constructor(maxViewers: number) {
    this.#maxViewers = maxViewers;
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  /** Another publisher follows: its clock is joined to the old one, its headers replace the old. */
  beginPublisher(): void {
    this.#begun = false;
    this.#headers.clear();
    this.#dropGop();
  }

  onTag(tag: FlvTag): void {
    const out = { ...tag, timestampMs: this.#outputMs(tag) };
    if (tag.header) this.#headers.set(tag.type, out);
    else this.#cache(out);
    if (this.#viewers.size === 0) return;
    const encoded = new Map<TagReceiver["encode"], Uint8Array>();
    for (const viewer of this.#viewers) {
      if (!viewer.started && !tag.header) {
        if (this.#hasVideo && !tag.key) continue;
        viewer.started = true;
      }
      const { encode } = viewer.receiver;
      const bytes = encoded.get(encode) ?? encode(out);
      encoded.set(encode, bytes);
      this.#send(viewer, bytes);
    }
  }

  /** Begins to send for as long as the live lasts; false when there are too many viewers. */
  add(receiver: TagReceiver): boolean {
    if (this.#viewers.size >= this.#maxViewers) return false;
    const { stream, encode } = receiver;
    const viewer: Viewer = { receiver, started: this.#gop.length > 0, burstBytes: 0 };
    const chunks: Uint8Array[] = [receiver.head];
    for (const header of this.#headers.values()) {
      chunks.push(encode({ ...header, timestampMs: this.#gop[0]?.timestampMs ?? this.#lastMs }));
    }
    for (const tag of this.#gop) chunks.push(encode(tag));
    const start = Buffer.concat(chunks);
    viewer.burstBytes = start.length;
    this.#viewers.add(viewer);
    stream.once("close", () => this.#viewers.delete(viewer));
    // A reset connection reports here and then closes; there is nobody left to tell.
    stream.once("error", () => stream.destroy());
    stream.once("drain", () => {
      viewer.burstBytes = 0;
    });
    stream.write(start);
    return true;
  }

  /** Who joins from now on gets nothing that was before, and so waits for the next key frame. */
  forgetPast(): void {
    this.#dropGop();
  }

  /** The live is over: every answer ends. */
  close(): void {
    for (const viewer of this.#viewers) viewer.receiver.end();
    this.#viewers.clear();
    this.#dropGop();
  }

  get #hasVideo(): boolean {
    return this.#headers.has(9);
  }

  #outputMs(tag: FlvTag): number {
    // Headers carry timestamp 0 in the middle of a stream; they belong where they arrive.
    if (tag.header || tag.type === 18) return this.#lastMs;
    if (!this.#begun) {
      this.#begun = true;
      this.#timeline.begin(
        tag.timestampMs,
        this.#lastMs === 0 ? 0 : this.#lastMs + PUBLISHER_GAP_MS,
      );
    }
    const kind = tag.type === 9 ? "video" : "audio";
    const mediaMs = Math.max(0, this.#timeline.map(kind, tag.timestampMs));
    this.#lastMs = Math.max(this.#lastMs, mediaMs);
    return mediaMs;
  }

  #cache(tag: FlvTag): void {
    if (tag.type === 9 && tag.key) this.#dropGop();
    else if (this.#gop.length === 0) return;
    this.#gop.push(tag);
    this.#gopBytes += keptBytes(tag.payload);
    if (this.#gopBytes > MAX_GOP_BYTES) this.#dropGop();
  }

  #dropGop(): void {
    this.#gop = [];
    this.#gopBytes = 0;
  }

  #send(viewer: Viewer, bytes: Uint8Array): void {
    const { stream } = viewer.receiver;
    stream.write(bytes);
    if (stream.writableLength <= MAX_QUEUED_BYTES + viewer.burstBytes) return;
    this.#viewers.delete(viewer);
    stream.destroy();
  }
}
