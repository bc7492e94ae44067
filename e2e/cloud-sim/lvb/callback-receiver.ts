import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** One notification as a product would get it. */
export interface ReceivedCallback {
  readonly url: string;
  readonly contentType: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A product that only writes down what it is told; for tests. */
export interface CallbackReceiver {
  readonly url: string;
  readonly received: ReceivedCallback[];
  /** Answers to the next notifications; 0 gives none at all, and 200 follows when all are used. */
  readonly statuses: number[];
  stop(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startCallbackReceiver(): Promise<CallbackReceiver> {
  const received: ReceivedCallback[] = [];
  const statuses: number[] = [];
  const server = createServer((req, res) => {
    void text(req).then((body) => {
      received.push({
        url: req.url ?? "",
        contentType: req.headers["content-type"] ?? "",
        body: Object.fromEntries(Object.entries(JSON.parse(body))),
      });
      const status = statuses.shift() ?? 200;
      if (status !== 0) res.writeHead(status).end('{"code":0}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`,
    received,
    statuses,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
