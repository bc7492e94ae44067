import Hls, { type FragLoadingData, type FragParsingUserdataData } from "hls.js";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { captionsOfParts } from "./captions-of-parts";

// hls.js finds the browser's timers by this name.
beforeAll(() => void vi.stubGlobal("self", globalThis));
afterAll(() => void vi.unstubAllGlobals());

/** One pair of caption bytes on line 21, field 1 (CTA-608-E), in the packing of ATSC A/53. */
const captionBytes = (one: number, other: number) =>
  new Uint8Array([0xc1, 0xff, 0xfc, one, other, 0xff]);

/** Loads the buffer, writes "A1" and so on, shows it, which ends the one before. */
const captionPair = (number: number, pair: number): Uint8Array => {
  const pairs = [
    [0x14, 0x20],
    [0x14, 0x2e],
    [0x41, 0x31 + number],
    [0x14, 0x2f],
  ] as const;
  const [one, other] = pairs[pair] ?? [0, 0];
  return captionBytes(one, other);
};

interface Piece {
  readonly sn: number;
  readonly index: number;
}

/** Reads captions whose bytes are spread over these parts, one pair in each; counts those shown. */
function shownCaptions(pieces: readonly Piece[], withParts: boolean): number {
  const hls = new Hls({
    ...(withParts && captionsOfParts(Hls)),
    renderTextTracksNatively: false,
    // Cues are made by the browser's own class otherwise.
    cueHandler: { newCue: () => [] },
  });
  let shown = 0;
  hls.on(Hls.Events.CUES_PARSED, () => {
    shown += 1;
  });
  pieces.forEach(({ sn, index }, i) => {
    const frag = { type: "main", level: 0, cc: 0, sn };
    const samples = [{ pts: i, type: 3, bytes: captionPair(Math.floor(i / 4), i % 4) }];
    hls.trigger(Hls.Events.FRAG_LOADING, { frag, part: { index } } as unknown as FragLoadingData);
    const read = { frag, samples } as unknown as FragParsingUserdataData;
    hls.trigger(Hls.Events.FRAG_PARSING_USERDATA, read);
  });
  hls.destroy();
  return shown;
}

const parts = (count: number, perSegment: number): Piece[] =>
  Array.from({ length: count }, (_, i) => ({
    sn: Math.floor(i / perSegment),
    index: i % perSegment,
  }));

it("shows captions whose bytes come in several parts of one segment, and over its end", () => {
  expect(shownCaptions(parts(12, 4), true)).toBe(2);
  expect(shownCaptions(parts(12, 3), true)).toBe(2);
});

it("forgets a caption when a part is missing, as hls.js means to", () => {
  const torn = parts(8, 8).filter(({ index }) => index !== 6);
  expect(shownCaptions(torn, true)).toBe(0);
});

it("is still needed: hls.js alone shows none of them", () => {
  expect(shownCaptions(parts(12, 4), false)).toBe(0);
});
