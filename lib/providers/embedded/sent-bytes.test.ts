import { Agent, createServer, get, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SentBytes } from "./sent-bytes";

const sent = new SentBytes();
const open: ServerResponse[] = [];
const server = createServer((req, res) => {
  if (req.url !== "/page") sent.follow(res, res.socket?.bytesWritten ?? 0);
  if (req.url === "/flv") {
    open.push(res);
    res.write(Buffer.alloc(50_000));
    return;
  }
  res.end(Buffer.alloc(req.url === "/page" ? 1_000_000 : 100_000));
});
// All answers take the same connection.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
beforeEach(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterEach(() => {
  server.closeAllConnections();
  agent.destroy();
  return new Promise((done) => server.close(done));
});

function ask(path: string): Promise<void> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) => {
    get({ port, path, agent, host: "127.0.0.1" }, (answer) => {
      answer.on("data", () => path === "/flv" && done());
      answer.on("end", done);
      answer.on("error", fail);
    }).on("error", fail);
  });
}

it("counts media and nothing else of a connection, and answers that never end", async () => {
  expect(sent.total()).toBe(0);
  await ask("/segment");
  await ask("/page");
  await ask("/segment");
  await expect.poll(() => sent.total()).toBeGreaterThanOrEqual(200_000);
  expect(sent.total()).toBeLessThan(210_000);
  void ask("/flv");
  await expect.poll(() => sent.total()).toBeGreaterThanOrEqual(250_000);
  const before = sent.total();
  open[0]?.write(Buffer.alloc(70_000));
  await expect.poll(() => sent.total()).toBeGreaterThanOrEqual(before + 70_000);
});
