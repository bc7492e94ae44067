import { describe, expect, it } from "vitest";
import { parsePublishName } from "./publish-name";

function parse(app: string, name: string): object | null {
  const parsed = parsePublishName(app, name);
  return parsed && { ...parsed, query: Object.fromEntries(parsed.query) };
}

describe("parsePublishName", () => {
  it.each([
    ["OBS with server and key", "live", "alice?txSecret=1&txTime=2"],
    ["OBS with everything in the server field", "live/alice?txSecret=1&txTime=2", ""],
    ["slashes at the ends", "/live/", "/alice?txSecret=1&txTime=2"],
    ["an app with a query of its own", "live?v=3", "alice?txSecret=1&txTime=2"],
  ])("finds stream and query: %s", (_, app, name) => {
    expect(parse(app, name)).toEqual({
      app: "live",
      streamName: "alice",
      query: { txSecret: "1", txTime: "2" },
    });
  });

  it("puts together a query that FFmpeg has cut at a slash", () => {
    expect(parse("live/alice?token=ab", "cd")).toMatchObject({
      streamName: "alice",
      query: { token: "ab/cd" },
    });
  });

  it("keeps folders in the app and needs no query", () => {
    expect(parse("live/eu", "alice")).toEqual({ app: "live/eu", streamName: "alice", query: {} });
  });

  it.each([
    ["", ""],
    ["", "?txSecret=1"],
    ["live", "al ice"],
    ["live", "alice%2e"],
    ["live", "älice"],
    ["live", ".."],
    ["live", "a".repeat(129)],
  ])("refuses %j %j", (app, name) => {
    expect(parse(app, name)).toBeNull();
  });
});
