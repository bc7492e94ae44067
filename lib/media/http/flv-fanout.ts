import type { ServerResponse } from "node:http";
import { flvHeader, flvTagBytes } from "@/lib/media/flv/flv-muxer";
import { Timeline } from "@/lib/media/hls/timeline";
import type { FlvTag } from "@/lib/media/types";

interface Viewer {
  readonly response: ServerResponse;
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

/** HTTP-FLV for one live: every tag goes to every viewer; late joiners get headers and the last GOP. */
export class FlvFanout {
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
    const bytes = flvTagBytes(out);
    for (const viewer of this.#viewers) {
      if (!viewer.started && !tag.header) {
        if (this.#hasVideo && !tag.key) continue;
        viewer.started = true;
      }
      this.#send(viewer, bytes);
    }
  }

  /** Begins the endless answer; false when there are too many viewers. */
  add(response: ServerResponse): boolean {
    if (this.#viewers.size >= this.#maxViewers) return false;
    const viewer: Viewer = { response, started: this.#gop.length > 0, burstBytes: 0 };
    const chunks: Uint8Array[] = [flvHeader()];
    for (const header of this.#headers.values()) {
      chunks.push(
        flvTagBytes({ ...header, timestampMs: this.#gop[0]?.timestampMs ?? this.#lastMs }),
      );
    }
    for (const tag of this.#gop) chunks.push(flvTagBytes(tag));
    const start = Buffer.concat(chunks);
    viewer.burstBytes = start.length;
    this.#viewers.add(viewer);
    response.once("close", () => this.#viewers.delete(viewer));
    // A reset connection reports here and then closes; there is nobody left to tell.
    response.once("error", () => response.destroy());
    response.once("drain", () => {
      viewer.burstBytes = 0;
    });
    response.write(start);
    return true;
  }

  /** The live is over: every answer ends. */
  close(): void {
    for (const viewer of this.#viewers) viewer.response.end();
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
    this.#gopBytes += tag.payload.byteLength;
    if (this.#gopBytes > MAX_GOP_BYTES) this.#dropGop();
  }

  #dropGop(): void {
    this.#gop = [];
    this.#gopBytes = 0;
  }

  #send(viewer: Viewer, bytes: Uint8Array): void {
    viewer.response.write(bytes);
    if (viewer.response.writableLength <= MAX_QUEUED_BYTES + viewer.burstBytes) return;
    this.#viewers.delete(viewer);
    viewer.response.destroy();
  }
}
