import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ClientFailure } from "./client-failure";
import { openFile, openFlv, openHls } from "./media-check";
import { StepTrace } from "./step-trace";

const FILES: Readonly<Record<string, string>> = {
  "/good.flv": `FLV\x01${"x".repeat(100)}`,
  "/header-only.flv": "FLV\x01\x05\0\0\0\x09\0\0\0\0",
  "/page.flv": `<html>${"x".repeat(100)}`,
  "/tape.m3u8": '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:1,\na.m4s\n#EXT-X-ENDLIST\n',
  "/master.m3u8": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\ntape.m3u8\n",
  "/live.m3u8": "#EXTM3U\n#EXTINF:1,\ngone.m4s\n#EXTINF:1,\na.m4s\n",
  "/young.m3u8": "#EXTM3U\n",
  "/lost.m3u8": "#EXTM3U\n#EXTINF:1,\ngone.m4s\n#EXT-X-ENDLIST\n",
  "/page.m3u8": "<html>",
  "/init.mp4": "init",
  "/a.m4s": "picture",
  "/empty.mp4": "",
};
const signal = new AbortController().signal;
let server: Server;
let base = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const file = FILES[request.url ?? ""];
    response.statusCode = file === undefined ? 404 : 200;
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe("an FLV address", () => {
  it("plays when a picture follows the header", async () => {
    const trace = new StepTrace();
    await openFlv(`${base}/good.flv`, trace, signal);
    expect(trace).toMatchObject({ request: "GET /good.flv", code: "HTTP 200" });
  });

  it.each(["/header-only.flv", "/page.flv", "/none.flv"])("stays black at %s", async (path) => {
    await expect(openFlv(base + path, new StepTrace(), signal)).rejects.toThrow(ClientFailure);
  });
});

describe("an HLS address", () => {
  it.each([
    ["/tape.m3u8", { segments: 1, ended: true }],
    ["/master.m3u8", { segments: 1, ended: true }],
    ["/live.m3u8", { segments: 2, ended: false }],
  ])("plays at %s", async (path, opened) => {
    expect(await openHls(base + path, new StepTrace(), signal)).toEqual(opened);
  });

  it.each(["/young.m3u8", "/lost.m3u8", "/page.m3u8", "/none.m3u8"])(
    "stays black at %s",
    async (path) => {
      await expect(openHls(base + path, new StepTrace(), signal)).rejects.toThrow(ClientFailure);
    },
  );

  it("stays black where there is no address or nobody", async () => {
    for (const url of ["", "/tape.m3u8", "http://127.0.0.1:9/x.m3u8"]) {
      await expect(openHls(url, new StepTrace(), signal)).rejects.toThrow(ClientFailure);
    }
  });
});

it("opens a file that has bytes", async () => {
  await openFile(`${base}/a.m4s`, new StepTrace(), signal);
  const empty = openFile(`${base}/empty.mp4`, new StepTrace(), signal);
  await expect(empty).rejects.toThrow(ClientFailure);
});
