import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { sendWebResponse } from "./web-request";

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** Asks a server that answers with what `answer` makes. */
async function get(answer: () => Response, onFailed: (error: unknown) => void = () => undefined) {
  server = createServer((_, res) => void sendWebResponse(res, answer()).catch(onFailed));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const req = request({ host: "127.0.0.1", port, agent: false }).end();
  const res = await new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    req.on("response", resolve);
    req.on("error", reject);
  });
  return { req, res };
}

it("a file goes out as it is, with its headers", async () => {
  const pieces = ["first, ", "second"];
  const { res } = await get(() => {
    const body = new ReadableStream({
      pull(controller) {
        const piece = pieces.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(piece));
      },
    });
    const headers = { "content-length": "13", "content-range": "bytes 0-12/99" };
    return new Response(body, { status: 206, headers });
  });
  expect([res.statusCode, res.headers["content-range"]]).toEqual([206, "bytes 0-12/99"]);
  expect(await text(res)).toBe("first, second");
});

it("a reader who goes away lets go of the file, and is no error", async () => {
  const failures: unknown[] = [];
  let pulled = 0;
  const cancelled = new Promise<void>((resolve, reject) => {
    get(
      () => {
        const body = new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(new Uint8Array(65_536));
          },
          cancel: () => resolve(),
        });
        return new Response(body, { headers: { "content-length": String(1e12) } });
      },
      (error) => failures.push(error),
    )
      .then(({ req, res }) => {
        res.once("data", () => req.destroy());
      })
      .catch(reject);
  });
  await cancelled;
  expect(failures).toEqual([]);
  // A terabyte was not read ahead of who reads it.
  expect(pulled).toBeLessThan(2000);
});

it("anything else is sent whole", async () => {
  const { res } = await get(() => new Response("short"));
  expect(res.headers["content-length"]).toBe("5");
  expect(await text(res)).toBe("short");
});
