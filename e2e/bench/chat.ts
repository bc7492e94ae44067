import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Measure, measure } from "./chat-measure";
import { messageText, percentileOf, type ViewerOrder, type ViewerReport } from "./chat-talk";
import { median } from "./rounds";
import { seed } from "./seed";

const senders = 2;
const rounds = 3;
/** What is on its way arrives within this time. */
const settleMs = 2000;
const viewerProcesses = 2;
const cycles = 10_000;
/** Longer than a viewer who is gone still counts (`lib/services/presence.ts`). */
const lingerMs = 12_000;

/** A server of either kind, and how somebody says something there. */
interface Target {
  readonly name: string;
  readonly process: ChildProcess;
  readonly port: number;
  readonly path: string;
  /** How many messages were said there. */
  said: number;
  say(sender: number, text: string): Promise<void>;
}

/**
 * The fan-out of a room's conversation against a node:http server that only writes the same bytes:
 * delivery from the sender's POST to the viewer's socket, memory per connection, and what ten
 * thousand connections leave behind.
 */
export async function benchChat(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-chat-"));
  const children: ChildProcess[] = [];
  const start = (file: string, env: Record<string, string> = {}) => {
    const child = fork(`e2e/bench/${file}`, [], {
      execArgv: ["--import", "tsx", "--expose-gc"],
      env: { ...process.env, ...env },
    });
    children.push(child);
    return child;
  };
  try {
    await seed(path.join(dataDir, "mini-lvb.db"));
    const viewers = Array.from({ length: viewerProcesses }, () => start("chat-viewers.ts"));
    const targets = [
      await bareTarget(start("chat-bare.ts")),
      await productTarget(start("chat-server.ts", productSettings(dataDir))),
    ] as const;
    const many = { viewers: 1000, perSecond: 10, seconds: 8 };
    await compare("1,000 viewers, 10 messages/s", targets, viewers, many);
    const crowd = { viewers: 10_000, perSecond: 1, seconds: 8 };
    await compare("10,000 viewers, 1 message/s", targets, viewers, crowd);
    for (const target of targets) await comeAndGo(target, viewers);
  } finally {
    for (const child of children) child.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function productSettings(dataDir: string): Record<string, string> {
  return {
    ...{ DATA_DIR: dataDir, HOST: "127.0.0.1", PORT: "0", RTMP_PORT: "0", LOG_LEVEL: "error" },
    ...{ MAX_HTTP_CONNECTIONS: "20000", CHAT_MESSAGES_PER_TEN_SECONDS: "1000" },
  };
}

const answerOf = <T>(child: ChildProcess) =>
  new Promise<T>((resolve) => {
    child.once("message", (message) => resolve(message as T));
  });

async function bareTarget(child: ChildProcess): Promise<Target> {
  const port = await answerOf<number>(child);
  const agent = new Agent({ keepAlive: true });
  return {
    ...{ name: "node:http, bare", process: child, port, path: "/stream", said: 0 },
    say: async (_sender, text) => {
      await post(port, agent, "/say", { id: "x", text });
    },
  };
}

async function productTarget(child: ChildProcess): Promise<Target> {
  const port = await answerOf<number>(child);
  const agent = new Agent({ keepAlive: true });
  const cookies: string[] = [];
  for (let n = 0; n < senders; n += 1) {
    const account = { userId: `bench_sender_${n}`, password: "Passw0rd8", nickname: "Bench" };
    const { cookie } = await post(port, agent, "/api/account/register", account);
    cookies.push(cookie);
  }
  const room = "/api/rooms/live_0/chat";
  return {
    ...{ name: "Mini LVB", process: child, port, path: `${room}/stream`, said: 0 },
    say: async (sender, text) => {
      const draft = { id: randomUUID(), kind: "text", text };
      const { body } = await post(port, agent, room, draft, cookies[sender]);
      if (!body.includes('"code":200')) throw new Error(`A message was refused: ${body}`);
    },
  };
}

function post(
  port: number,
  agent: Agent,
  pathname: string,
  body: object,
  cookie = "",
): Promise<{ readonly body: string; readonly cookie: string }> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", cookie };
    const to = { host: "127.0.0.1", port, agent, path: pathname, method: "POST", headers };
    const call = request(to, (res) => {
      let text = "";
      res.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      res.on("end", () => {
        const [set = ""] = res.headers["set-cookie"] ?? [];
        resolve({ body: text, cookie: set.split(";", 1)[0] ?? "" });
      });
    });
    call.on("error", reject);
    call.end(JSON.stringify(body));
  });
}

/** The same order for all processes, each with its share of the viewers. */
async function order(
  viewers: readonly ChildProcess[],
  { port, path: stream }: Target,
  what: ViewerOrder["do"],
  count = 0,
): Promise<ViewerReport[]> {
  const share = Math.ceil(count / viewers.length);
  return Promise.all(
    viewers.map((child, n) => {
      const answer = answerOf<ViewerReport>(child);
      const part: ViewerOrder = { do: what, port, path: stream, count: share, from: n * share };
      child.send(part);
      return answer;
    }),
  );
}

interface Talk {
  readonly viewers: number;
  readonly perSecond: number;
  readonly seconds: number;
}

/** What was measured of one target; latencies in milliseconds, one for each round. */
interface Table {
  readonly target: Target;
  readonly bytesPerConnection: number;
  readonly p50: number[];
  readonly p99: number[];
}

/** Round after round at each target in turn, so that other work on the machine disturbs all alike. */
async function compare(
  what: string,
  targets: readonly Target[],
  viewers: readonly ChildProcess[],
  talk: Talk,
): Promise<void> {
  const tables: Table[] = [];
  for (const target of targets) {
    const before = await measure(target.process);
    await order(viewers, target, "open", talk.viewers);
    const after = await measure(target.process);
    const bytesPerConnection = (after.rss - before.rss) / talk.viewers;
    tables.push({ target, bytesPerConnection, p50: [], p99: [] });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { target, p50, p99 } of tables) {
      const latencies = await speak(target, viewers, talk);
      p50.push(percentileOf(latencies, 0.5));
      p99.push(percentileOf(latencies, 0.99));
    }
  }
  for (const { target } of tables) await order(viewers, target, "close");
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  console.log(what);
  for (const { target, bytesPerConnection, p50, p99 } of tables) {
    const ratios = p99.map((ms, round) => (tables[0]?.p99[round] ?? ms) / ms);
    console.log(
      `  ${target.name.padEnd(16)} p50 ${median(p50).toFixed(1).padStart(6)} ms   p99 ${median(p99).toFixed(1).padStart(6)} ms   ratio ${median(ratios).toFixed(2)}   p99 of the rounds ${p99.join(", ")} ms   ${(bytesPerConnection / 1000).toFixed(1)} kB resident per connection`,
    );
  }
}

/**
 * Senders speak, every viewer has to get everything once and in order. Returns how long the
 * deliveries took. @throws Error when anything was lost, repeated or out of order.
 */
async function speak(
  target: Target,
  viewers: readonly ChildProcess[],
  { viewers: count, perSecond, seconds }: Talk,
): Promise<number[]> {
  const messages = perSecond * seconds;
  const startedAt = performance.now();
  const answers: Promise<void>[] = [];
  // A sender's messages leave one after the other; what waits for it counts as delivery.
  const lastOf = Array.from({ length: senders }, () => Promise.resolve());
  for (let n = 0; n < messages; n += 1) {
    const dueMs = (n * 1000) / perSecond - (performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs)));
    const sender = target.said % senders;
    const text = messageText(sender, Math.floor(target.said / senders));
    target.said += 1;
    const answer = (lastOf[sender] ?? Promise.resolve()).then(() => target.say(sender, text));
    lastOf[sender] = answer;
    answers.push(answer);
  }
  await Promise.all(answers);
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const reports = await order(viewers, target, "report");
  const sum = (of: (report: ViewerReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  if (sum((it) => it.received) !== messages * count || sum((it) => it.wrong + it.lost) !== 0) {
    const seen = reports.map(({ latencies: _, ...counts }) => counts);
    throw new Error(
      `${target.name}: not every message once and in order: ${messages * count} expected, ${JSON.stringify(seen)}`,
    );
  }
  return reports.reduce<number[]>(
    (total, report) => report.latencies.map((n, bucket) => n + (total[bucket] ?? 0)),
    [],
  );
}

/** Ten thousand connections come and go; what is left of them? */
async function comeAndGo(target: Target, viewers: readonly ChildProcess[]): Promise<void> {
  await order(viewers, target, "cycle", cycles / 10);
  await new Promise((resolve) => setTimeout(resolve, lingerMs));
  const before = await measure(target.process);
  const startedAt = performance.now();
  await order(viewers, target, "cycle", cycles);
  const seconds = (performance.now() - startedAt) / 1000;
  await new Promise((resolve) => setTimeout(resolve, lingerMs));
  const after = await measure(target.process);
  if (Object.values(after.load).some((count) => count > 0)) {
    throw new Error(`${target.name}: something was left behind: ${JSON.stringify(after.load)}`);
  }
  console.log(
    `${cycles} connections come and go: ${target.name.padEnd(18)} ${(cycles / seconds).toFixed(0)} a second, heap ${megabytes(before)} MB before, ${megabytes(after)} MB after, left ${JSON.stringify(after.load)}`,
  );
}

function megabytes({ heapUsed }: Measure): string {
  return (heapUsed / 1_000_000).toFixed(2);
}
