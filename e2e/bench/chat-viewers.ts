// Viewers of `bench -- chat`: raw sockets, because a client that costs as much as the server would
// measure itself. One process has thousands; the parent says what they do.
import { connect, type Socket } from "node:net";
import {
  bucketOf,
  buckets,
  messagePattern,
  type ViewerOrder,
  type ViewerReport,
} from "./chat-talk";

/** Connections that are being made at the same time. */
const openingAtOnce = 100;

interface Viewer {
  readonly socket: Socket;
  rest: string;
  /** The number that is due of each sender. */
  readonly due: number[];
}

const viewers: Viewer[] = [];
let latencies = new Uint32Array(buckets);
let received = 0;
let wrong = 0;
let lost = 0;

function open({ port, path, from }: ViewerOrder, n: number, onEvent: () => void): Viewer {
  // An address has fewer ports than we need.
  const localAddress = `127.0.0.${2 + ((from + n) % 200)}`;
  const socket = connect({ port, host: "127.0.0.1", localAddress });
  const viewer: Viewer = { socket, rest: "", due: [] };
  const query = `viewer=bench-${process.pid}-${from + n}`;
  socket.setEncoding("latin1");
  socket.write(`GET ${path}?${query} HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n`);
  socket.on("data", (text: string) => {
    read(viewer, text);
    onEvent();
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    lost += 1;
  });
  return viewer;
}

function read(viewer: Viewer, text: string): void {
  const all = viewer.rest + text;
  const end = all.lastIndexOf("\n\n");
  viewer.rest = end < 0 ? all : all.slice(end + 2);
  if (end < 0) return;
  const nowMs = performance.timeOrigin + performance.now();
  for (const [, sender, number, sentMs] of all.slice(0, end).matchAll(messagePattern)) {
    // Whoever comes later begins with what is said next.
    const due = viewer.due[Number(sender)] ?? Number(number);
    if (Number(number) !== due) wrong += 1;
    viewer.due[Number(sender)] = Number(number) + 1;
    received += 1;
    const bucket = bucketOf(nowMs - Number(sentMs));
    latencies[bucket] = (latencies[bucket] ?? 0) + 1;
  }
}

/** Runs `one` for 0 … count - 1, some at a time. */
async function each(count: number, one: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      await one(n);
    }
  };
  await Promise.all(Array.from({ length: openingAtOnce }, worker));
}

const firstEvent = (order: ViewerOrder, n: number) =>
  new Promise<Viewer>((resolve) => {
    const viewer = open(order, n, () => resolve(viewer));
  });

const doings: Readonly<Record<ViewerOrder["do"], (order: ViewerOrder) => Promise<void>>> = {
  open: (order) =>
    each(order.count, async (n) => {
      viewers.push(await firstEvent(order, n));
    }),
  cycle: (order) =>
    each(order.count, async (n) => {
      const { socket } = await firstEvent(order, n);
      const closed = new Promise((resolve) => socket.once("close", resolve));
      socket.destroy();
      await closed;
    }),
  report: async () => undefined,
  close: async () => {
    for (const { socket } of viewers.splice(0)) socket.destroy();
  },
};

process.on("message", async (order: ViewerOrder) => {
  await doings[order.do](order);
  const report: ViewerReport = { received, wrong, lost, latencies: [...latencies] };
  latencies = new Uint32Array(buckets);
  received = 0;
  wrong = 0;
  lost = 0;
  process.send?.(report);
});
