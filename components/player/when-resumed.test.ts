import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isRunning } from "./when-resumed";

const playlists: Record<string, string> = {};
const server = createServer((request, response) => {
  const text = playlists[request.url ?? ""];
  response.writeHead(text === undefined ? 404 : 200).end(text);
});
let base = "";

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const running = "#EXTM3U\n#EXTINF:2,\ns1.ts\n";
const over = `${running}#EXT-X-ENDLIST\n`;
const master = (uri: string) =>
  `#EXTM3U\r\n#EXT-X-STREAM-INF:BANDWIDTH=1\r\n# a comment\r\n${uri}\r\n`;

it.each([
  ["that runs", { "/live.m3u8": running }, true],
  ["that has ended", { "/live.m3u8": over }, false],
  ["that is not there", {}, false],
  ["that is none", { "/live.m3u8": "<html>" }, false],
  ["whose variant runs", { "/live.m3u8": master("a/v.m3u8"), "/a/v.m3u8": running }, true],
  ["whose variant has ended", { "/live.m3u8": master("/v.m3u8"), "/v.m3u8": over }, false],
])("tells of a playlist %s", async (_what, given, expected) => {
  for (const path of Object.keys(playlists)) delete playlists[path];
  Object.assign(playlists, given);
  expect(await isRunning(`${base}/live.m3u8`)).toBe(expected);
});

it("takes a server that does not answer for a live that has not come back", async () => {
  expect(await isRunning("http://127.0.0.1:1/live.m3u8")).toBe(false);
});
