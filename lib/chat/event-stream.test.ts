import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ChatHub, type ChatHubOptions } from "./hub";
import { Stored } from "./stored-fixture";

describe("the stream over HTTP", () => {
  let server: Server;
  let hub: ChatHub;
  let stored: Stored;
  let origin: string;
  beforeEach(() => {
    stored = new Stored();
  });
  const serve = async (options: ChatHubOptions = {}) => {
    hub = new ChatHub(stored, options);
    server = createServer((req, res) => {
      if (!hub.handleHttp(req, res, new URL(req.url ?? "/", "http://h"))) res.writeHead(599).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(async () => {
    hub.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Reads until `isEnough` and hangs up. */
  async function read(path: string, isEnough: (text: string) => boolean, headers = {}) {
    const stop = new AbortController();
    const response = await fetch(origin + path, { headers, signal: stop.signal });
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (isEnough(text)) break;
    }
    stop.abort();
    return { response, text };
  }
  const gone = async () => {
    while (hub.load.streams > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it("sends events that no proxy holds back, and goes on after Last-Event-ID", async () => {
    await serve();
    for (let i = 0; i < 3; i += 1) stored.add("room_1", `第${i}`);
    const { response, text } = await read("/api/rooms/room_1/chat/stream?after=1", (it) =>
      it.includes("id: 3"),
    );
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("cache-control")).toContain("no-transform");
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    expect([...text.matchAll(/^id: (\d+)$/gm)].map((match) => match[1])).toEqual(["2", "3"]);
    const again = await read(
      "/api/rooms/room_1/chat/stream?after=0",
      (it) => it.includes("id: 3"),
      { "last-event-id": "2" },
    );
    expect(again.text).not.toContain("id: 2\n");
    await gone();
    expect(hub.load).toEqual({ rooms: 0, streams: 0, networks: 0 });
  });

  it("beats while nobody speaks", async () => {
    await serve({ heartbeatMs: 20 });
    const { text } = await read("/api/rooms/room_1/chat/stream", (it) => it.includes("beat"));
    expect(text).toContain("event: beat\ndata: 0\n\n");
  });

  it("ends when the server stops, and takes nobody afterwards", async () => {
    await serve();
    const reading = read("/api/rooms/room_1/chat/stream", () => false);
    while (hub.readers("room_1") === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    hub.stop();
    await reading;
    expect((await fetch(`${origin}/api/rooms/room_1/chat/stream`)).status).toBe(503);
  });

  it("is refused for unknown rooms, other methods, and past the limit of an address", async () => {
    await serve({ maxStreamsPerAddress: 1 });
    expect((await fetch(`${origin}/api/rooms/nobody/chat/stream`)).status).toBe(404);
    const post = await fetch(`${origin}/api/rooms/room_1/chat/stream`, { method: "POST" });
    expect(post.status).toBe(405);
    expect((await fetch(`${origin}/api/rooms/room_1/chat`)).status).toBe(599);
    const stop = new AbortController();
    await fetch(`${origin}/api/rooms/room_1/chat/stream`, { signal: stop.signal });
    expect((await fetch(`${origin}/api/rooms/room_1/chat/stream`)).status).toBe(429);
    stop.abort();
    await gone();
    await read("/api/rooms/room_1/chat/stream", () => true);
  });

  it("drops a reader that does not read, within a bounded memory", async () => {
    await serve();
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    socket.pause();
    socket.write("GET /api/rooms/room_1/chat/stream HTTP/1.1\r\nHost: h\r\n\r\n");
    while (hub.readers("room_1") === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const words = "x".repeat(4096);
    for (let i = 0; hub.readers("room_1") > 0; i += 1) {
      expect(i).toBeLessThan(20_000);
      stored.add("room_1", words);
      hub.announce("room_1");
      if (i % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await gone();
    socket.destroy();
  });
});
