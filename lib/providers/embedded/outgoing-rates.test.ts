import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { OutgoingRates } from "./outgoing-rates";

let nowMs = 0;
const rates = new OutgoingRates(() => nowMs);
const server = createServer((req, res) => {
  rates.follow(req.url ?? "", res, res.socket?.bytesWritten ?? 0);
  res.end(Buffer.alloc(100_000));
});
beforeEach(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterEach(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

function ask(path: string): Promise<void> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) => {
    get({ port, path, host: "127.0.0.1" }, (answer) => {
      answer.resume();
      answer.on("end", done);
    }).on("error", fail);
  });
}

it("tells what went out of each live between two questions", async () => {
  expect(rates.kbps("/one")).toBeNull();
  expect(rates.kbps("/two")).toBeNull();
  await ask("/one");
  nowMs += 500;
  expect(rates.kbps("/one")).toBeNull();
  nowMs += 500;
  // 100,000 bytes and the head of their answer in a second.
  await expect.poll(() => rates.kbps("/one")).toBeGreaterThanOrEqual(800);
  expect(rates.kbps("/one")).toBeLessThan(810);
  expect(rates.kbps("/two")).toBe(0);
  nowMs += 10_000;
  expect(rates.kbps("/one")).toBeLessThan(80);
  nowMs += 60_000;
  expect(rates.kbps("/one")).toBeNull();
});
