import { describe, expect, it } from "vitest";
import { streamOfUrl, withLatestSignature } from "./signed-url";

const base = "https://live.example/live/alice";
const latest = "https://play.example/live/1_a.m3u8?txSecret=bb&txTime=6a";

describe("withLatestSignature", () => {
  it("renews the signature and keeps what else was asked for", () => {
    const requested = "https://play.example/live/1_a.m3u8?txSecret=aa&txTime=5f&_HLS_msn=7";
    expect(withLatestSignature(requested, latest, base)).toBe(
      "https://play.example/live/1_a.m3u8?txSecret=bb&txTime=6a&_HLS_msn=7",
    );
  });

  it.each([
    "https://play.example/live/1_a-3.ts?x=1",
    "https://elsewhere.example/live/1_a.m3u8?txSecret=aa&txTime=5f",
  ])("leaves %s as it is", (requested) => {
    expect(withLatestSignature(requested, latest, base)).toBe(requested);
  });

  it("does nothing to URLs that are not signed", () => {
    expect(withLatestSignature("/live/1_a.m3u8?_HLS_msn=7", "/live/1_a.m3u8", base)).toBe(
      "https://live.example/live/1_a.m3u8?_HLS_msn=7",
    );
  });
});

it("knows a stream by its URL without the query", () => {
  expect(streamOfUrl(latest)).toBe("https://play.example/live/1_a.m3u8");
});
