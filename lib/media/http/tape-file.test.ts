import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sendTapeFile } from "./tape-file";

let server: Server;
let origin: string;
beforeEach(async () => {
  const root = mkdtempSync(path.join(tmpdir(), "tape-file-"));
  mkdirSync(path.join(root, "a", "x1"), { recursive: true });
  writeFileSync(path.join(root, "a", "x1", "e0.mp4"), "media");
  writeFileSync(path.join(root, "a", "x1", "index.m3u8"), "#EXTM3U");
  server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? "", "http://h");
    void sendTapeFile(req, res, root, pathname.split("/").slice(1));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

it("a recording is saved under the name that its link gives it", async () => {
  const answer = await fetch(`${origin}/a/x1/e0.mp4?download=${encodeURIComponent("晚\n会")}`);
  expect(answer.headers.get("content-disposition")).toBe(
    "attachment; filename=\"_ _.mp4\"; filename*=UTF-8''%E6%99%9A%20%E4%BC%9A.mp4",
  );
  expect(await answer.text()).toBe("media");
});

it("a player's request and a playlist have no such name", async () => {
  for (const file of ["e0.mp4", "e0.mp4?t=1", "index.m3u8?download=x"]) {
    const answer = await fetch(`${origin}/a/x1/${file}`);
    expect(answer.headers.get("content-disposition")).toBeNull();
    await answer.arrayBuffer();
  }
});
