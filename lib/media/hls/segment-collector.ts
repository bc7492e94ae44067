import type { EncodedFixture } from "./encoded-fixture";
import type { MediaEpoch, MediaPart, SegmentSink } from "./media-part";
import type { Segmenter } from "./segmenter";

/** Keeps what a segmenter produced; for tests. */
export class SegmentCollector implements SegmentSink {
  readonly epochs: MediaEpoch[] = [];
  readonly segments: { epoch: number; parts: MediaPart[] }[] = [];
  #open: MediaPart[] = [];

  onEpoch(epoch: MediaEpoch): void {
    this.epochs.push(epoch);
  }

  onPart(part: MediaPart): void {
    this.#open.push(part);
  }

  onSegmentEnd(): void {
    this.segments.push({ epoch: this.epochs.length - 1, parts: this.#open });
    this.#open = [];
  }

  get parts(): MediaPart[] {
    return [...this.segments.flatMap((segment) => segment.parts), ...this.#open];
  }

  /** Init and all parts of one epoch, as one playable file. */
  file(epoch = 0): Buffer {
    const parts = this.segments
      .filter((segment) => segment.epoch === epoch)
      .flatMap((segment) => segment.parts.map((part) => part.bytes));
    return Buffer.concat([this.epochs[epoch]?.init ?? Buffer.alloc(0), ...parts]);
  }
}

/** Pushes a fixture with its timestamps changed; `undefined` drops the frame. */
export function feed(
  segmenter: Segmenter,
  fixture: EncodedFixture,
  retime: (dtsMs: number, kind: "video" | "audio") => number | undefined = (dtsMs) => dtsMs,
): void {
  if (fixture.video) segmenter.onVideoConfig(fixture.video);
  if (fixture.audio) segmenter.onAudioConfig(fixture.audio);
  for (const { kind, frame } of fixture.frames) {
    const dtsMs = retime(frame.dtsMs, kind);
    if (dtsMs === undefined) continue;
    if (kind === "video") segmenter.onVideo({ ...frame, dtsMs });
    else segmenter.onAudio({ ...frame, dtsMs });
  }
}
