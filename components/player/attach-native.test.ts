import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { attachNative } from "./attach-native";

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(request.url === "/there.mp4" ? 200 : 404).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  const MediaError = { MEDIA_ERR_NETWORK: 2, MEDIA_ERR_DECODE: 3, MEDIA_ERR_SRC_NOT_SUPPORTED: 4 };
  vi.stubGlobal("MediaError", MediaError);
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => vi.unstubAllGlobals());

/** What the viewer is told when the browser cannot open a source, however often it tries. */
function failing(url: string, { live = false, code = 4 } = {}): string[] {
  const video = Object.assign(new EventTarget(), { src: "", error: { code }, currentTime: 0 });
  const told: string[] = [];
  attachNative(video as unknown as HTMLVideoElement, url, {
    live,
    hlsUrl: url,
    memory: { remember: () => undefined, detach: () => undefined },
    onStatus: (status) => told.push(status),
    onUnplayable: (reason) => told.push(reason),
    onQualities: () => undefined,
  });
  for (let tries = 0; tries < 3; tries += 1) video.dispatchEvent(new Event("error"));
  return told;
}

it("says of a recording without its file that this is gone, and blames no browser", async () => {
  const told = failing(`${origin}/gone.mp4`);
  await expect.poll(() => told.slice(-2)).toEqual(["gone", "unsupported"]);
});

it("says of a file that is there, or that nobody can ask about, that the browser cannot play it", async () => {
  for (const url of [`${origin}/there.mp4`, "http://127.0.0.1:1/nobody.mp4"]) {
    const told = failing(url);
    await expect.poll(() => told.slice(-2)).toEqual(["browser", "unsupported"]);
  }
});

it("asks nothing about data that are broken, nor about a live", () => {
  expect(failing(`${origin}/gone.mp4`, { code: 3 }).slice(-2)).toEqual(["media", "unsupported"]);
  expect(failing(`${origin}/gone.m3u8`, { live: true }).slice(-2)).toEqual([
    ...["browser", "unsupported"],
  ]);
});
