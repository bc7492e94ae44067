import { beforeEach, describe, expect, it } from "vitest";
import type { MediaPart } from "./media-part";
import { type FileReach, HlsOrigin } from "./origin";

const SETTINGS = { partDurationMs: 500, segmentDurationMs: 2000, windowSegments: 7, maxWaiters: 3 };
const never = () => undefined;

let origin: HlsOrigin;
let atMs: number;

function epoch(index: number): void {
  origin.onEpoch({ index, init: Buffer.from(`init ${index}`) });
}

function part(startsWithKey = false, durationMs = 500): MediaPart {
  const made = {
    bytes: Buffer.from(`part at ${atMs};`),
    startMs: atMs,
    durationMs,
    independent: startsWithKey,
    startsWithKey,
  };
  atMs += durationMs;
  origin.onPart(made);
  return made;
}

function segment(parts = 4, startsWithKey = true): void {
  for (let index = 0; index < parts; index += 1) part(startsWithKey && index === 0);
  origin.onSegmentEnd();
}

async function text(point?: { msn: number; part?: number }): Promise<string> {
  const answer = await origin.playlist(point, never);
  return answer.status === 200 ? answer.body.toString() : String(answer.status);
}

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const marker = Symbol("pending");
  return (await Promise.race([promise, new Promise((go) => setImmediate(go, marker))])) === marker;
}

beforeEach(() => {
  atMs = 0;
  origin = new HlsOrigin(SETTINGS, "alice/x1", () => Date.UTC(2026, 0, 1) + atMs);
  epoch(0);
});

describe("an origin that forgets its past", () => {
  it("begins its playlist with the next segment, and serves the others to insiders", async () => {
    segment();
    segment();
    origin.onEpoch({ index: 1, init: Buffer.from("init 1") });
    part(true);
    origin.beginAnew("alice/open");
    const held = origin.playlist(undefined, never);
    const statusOf = async (...args: [string, FileReach?]) =>
      (await origin.file(args[0], never, args[1])).status;
    for (const name of ["s1.m4s", "p2-0.m4s"]) {
      expect(await statusOf(name)).toBe(200);
      expect(await statusOf(name, "public")).toBe(404);
    }
    expect(await statusOf("p2-1.m4s", "public")).toBe(404);
    expect(await statusOf("init-1.mp4", "public")).toBe(200);
    expect(await statusOf("init-1.mp4", "nothing")).toBe(404);
    part();
    origin.onSegmentEnd();
    expect(await isPending(held)).toBe(true);
    expect(await statusOf("s2.m4s", "public")).toBe(404);
    segment();
    await held;
    expect(await statusOf("s3.m4s", "public")).toBe(200);
    const begun = await text();
    expect(begun).toContain("#EXT-X-MEDIA-SEQUENCE:3\n");
    expect(begun).toContain("#EXT-X-DISCONTINUITY-SEQUENCE:1\n");
    expect(begun).toContain("alice/open/s3.m4s");
    expect(begun).not.toContain("s2.m4s");
    for (let count = 0; count < 12; count += 1) segment();
    expect(await text()).toContain("#EXT-X-DISCONTINUITY-SEQUENCE:1\n");
  });

  it("has no playlist any more when it ends before there was another segment", async () => {
    segment();
    part(true);
    origin.beginAnew("alice/open");
    origin.end();
    expect(await text()).toBe("404");
  });

  it("tells nobody who waited before of its new names when it is hidden", async () => {
    segment();
    const held = origin.playlist({ msn: 1, part: 0 }, never);
    origin.hide("alice/secret");
    part(true);
    expect(await held).toEqual({ status: 503 });
    expect(await text()).toContain("alice/secret/p1-0.m4s");
  });
});

describe("live playlist", () => {
  it("lists segments, parts, the clock and the next part", async () => {
    segment();
    part(true);
    expect(await text()).toBe(`#EXTM3U
#EXT-X-VERSION:9
#EXT-X-TARGETDURATION:2
#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.500
#EXT-X-PART-INF:PART-TARGET=0.50000
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="alice/x1/init-0.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00.000Z
#EXT-X-PART:DURATION=0.50000,URI="alice/x1/p0-0.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.50000,URI="alice/x1/p0-1.m4s"
#EXT-X-PART:DURATION=0.50000,URI="alice/x1/p0-2.m4s"
#EXT-X-PART:DURATION=0.50000,URI="alice/x1/p0-3.m4s"
#EXTINF:2.00000,
alice/x1/s0.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:02.000Z
#EXT-X-PART:DURATION=0.50000,URI="alice/x1/p1-0.m4s",INDEPENDENT=YES
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="alice/x1/p1-1.m4s"
`);
  });

  it("promises independent segments only while all listed ones are", async () => {
    segment(1);
    segment(3, false);
    expect(await text()).not.toContain("INDEPENDENT-SEGMENTS");
    for (let index = 0; index < 7; index += 1) segment();
    expect(await text()).toContain("#EXT-X-INDEPENDENT-SEGMENTS");
  });

  it("keeps a window, counts discontinuities that left it, and still serves what just left", async () => {
    segment();
    epoch(1);
    segment();
    expect(await text()).toMatch(/#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="alice\/x1\/init-1.mp4"/);
    for (let index = 0; index < 7; index += 1) segment();
    const listed = await text();
    expect(listed).toContain("#EXT-X-MEDIA-SEQUENCE:2\n#EXT-X-DISCONTINUITY-SEQUENCE:1\n");
    expect(listed.match(/#EXTINF/g)).toHaveLength(7);
    expect(listed.match(/#EXT-X-MAP/g)).toHaveLength(1);
    expect((await origin.file("s1.m4s", never)).status).toBe(200);
    for (let index = 0; index < 5; index += 1) segment();
    expect((await origin.file("s1.m4s", never)).status).toBe(404);
    expect((await origin.file("init-0.mp4", never)).status).toBe(404);
  });

  it("ends with ENDLIST and no hint", async () => {
    segment();
    part(true);
    origin.end();
    const listed = await text();
    expect(listed.endsWith("alice/x1/s1.m4s\n#EXT-X-ENDLIST\n")).toBe(true);
    expect(listed).not.toContain("PRELOAD-HINT");
  });

  it("lets the part target follow sparse video", async () => {
    part(true, 1500);
    origin.onSegmentEnd();
    expect(await text()).toContain("PART-HOLD-BACK=4.500\n#EXT-X-PART-INF:PART-TARGET=1.50000");
  });
});

describe("blocking reload", () => {
  it("waits for the first complete segment", async () => {
    const waiting = text();
    part(true);
    expect(await isPending(waiting)).toBe(true);
    origin.onSegmentEnd();
    expect(await waiting).toContain("s0.m4s");
  });

  it("waits for the part that was asked for", async () => {
    segment();
    const waiting = text({ msn: 1, part: 1 });
    part(true);
    expect(await isPending(waiting)).toBe(true);
    part();
    expect(await waiting).toContain("p1-1.m4s");
  });

  it("waits for the complete segment when no part is named", async () => {
    segment();
    const waiting = text({ msn: 1 });
    part(true);
    expect(await isPending(waiting)).toBe(true);
    origin.onSegmentEnd();
    expect(await waiting).toContain("s1.m4s");
  });

  it("takes a part past the end of its segment for the first one of the next", async () => {
    segment();
    const waiting = text({ msn: 0, part: 4 });
    expect(await isPending(waiting)).toBe(true);
    part(true);
    expect(await waiting).toContain("p1-0.m4s");
  });

  it("refuses what is too far ahead", async () => {
    segment();
    expect(await text({ msn: 3 })).toBe("400");
    expect(await text({ msn: 1, part: 6 })).toBe("400");
  });

  it("answers everyone when the live ends", async () => {
    segment();
    const waiting = text({ msn: 1, part: 3 });
    origin.end();
    expect(await waiting).toContain("#EXT-X-ENDLIST");
  });

  it("bounds the number of waiting requests and frees those of viewers that left", async () => {
    segment();
    const leave: (() => void)[] = [];
    const waiting = [0, 1, 2].map(() =>
      origin.playlist({ msn: 1, part: 0 }, (giveUp) => leave.push(giveUp)),
    );
    expect(await text({ msn: 1, part: 0 })).toBe("503");
    for (const giveUp of leave) giveUp();
    for (const answer of waiting) expect((await answer).status).toBe(503);
    expect(await isPending(text({ msn: 1, part: 0 }))).toBe(true);
    origin.abortWaiters();
  });
});

describe("files", () => {
  it("holds the hinted part back and refuses unknown ones", async () => {
    segment();
    const hinted = origin.file("p1-0.m4s", never);
    expect(await isPending(hinted)).toBe(true);
    const made = part(true);
    expect(await hinted).toEqual({ status: 200, body: made.bytes });
    for (const name of ["p1-2.m4s", "p2-0.m4s", "s1.m4s", "s01.m4s", "init-4.mp4", "x.mp4"]) {
      expect((await origin.file(name, never)).status).toBe(404);
    }
  });

  it("gives a segment that is the sum of its parts", async () => {
    const made = [part(true), part()];
    origin.onSegmentEnd();
    const whole = Buffer.concat(made.map((one) => one.bytes));
    expect(await origin.file("s0.m4s", never)).toEqual({ status: 200, body: whole });
    expect(await origin.file("p0-1.m4s", never)).toEqual({ status: 200, body: made[1]?.bytes });
  });
});
