import { expect, it } from "vitest";
import { needsFullBuild } from "./needs-full-build";

it("plays a stream with picture and sound alone with the light build", () => {
  expect(needsFullBuild({ audioTracks: [], subtitleTracks: [] })).toBe(false);
  // The line that x264 writes about itself into every stream.
  expect(
    needsFullBuild({ samples: [{ pts: 0, payloadType: 5, uuid: "dc45", userData: "x264" }] }),
  ).toBe(false);
});

it("asks for the full build when captions come with the picture", () => {
  expect(needsFullBuild({ samples: [{ pts: 0, type: 3, bytes: new Uint8Array([0xff]) }] })).toBe(
    true,
  );
});
