import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChatHub } from "./hub";
import { Stored } from "./stored-fixture";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A browser: it names the last number that it read whole, and breaks off anywhere. */
class Reader {
  readonly seqs: number[] = [];
  private socket: Socket | undefined;

  constructor(private readonly port: number) {}

  connect(): void {
    let rest = "";
    const socket = connect(this.port, "127.0.0.1");
    this.socket = socket;
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      // What arrives after the end of a connection nobody reads.
      if (this.socket !== socket) return;
      const frames = (rest + bytes.toString()).split("\n\n");
      rest = frames.pop() ?? "";
      for (const frame of frames) {
        const id = /^id: (\d+)$/m.exec(frame)?.[1];
        if (id) this.seqs.push(Number(id));
      }
    });
    const path = `/api/rooms/room_1/chat/stream?after=${this.seqs.at(-1) ?? 0}`;
    socket.write(`GET ${path} HTTP/1.1\r\nHost: h\r\n\r\n`);
  }

  breakOff(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }
}

describe("readers who reconnect in the middle", () => {
  it("read every message once and in order", async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constant({ do: "say" as const }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant("again" as const), who: fc.nat(5) }) },
      { weight: 3, arbitrary: fc.constant({ do: "turn" as const }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
        const stored = new Stored();
        const hub = new ChatHub(stored);
        const server = createServer((req, res) => {
          hub.handleHttp(req, res, new URL(req.url ?? "/", "http://h"));
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const { port } = server.address() as AddressInfo;
        const readers = Array.from({ length: 6 }, () => new Reader(port));
        for (const reader of readers) reader.connect();
        for (const it of steps) {
          if (it.do === "say") {
            stored.add("room_1", "好");
            hub.announce("room_1");
          } else if (it.do === "turn") await turn();
          else {
            readers[it.who]?.breakOff();
            readers[it.who]?.connect();
          }
        }
        const all = stored.messages.map(({ seq }) => seq);
        const done = () => readers.every(({ seqs }) => seqs.length >= all.length);
        for (let i = 0; i < 2000 && !done(); i += 1) await new Promise((r) => setTimeout(r, 2));
        for (const { seqs } of readers) expect(seqs).toEqual(all);
        for (const reader of readers) reader.breakOff();
        hub.stop();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }),
      { numRuns: 30 },
    );
  });
});
