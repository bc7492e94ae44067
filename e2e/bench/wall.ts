import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Database } from "@/db/database";
import { insertTape } from "@/db/repositories/tapes";
import { startServer } from "../support/server";

const tapeCount = 100_000;
const rowsAtOnce = 5000;
const requests = 300;
const minuteMs = 60_000;

const subjects = [
  "jazz",
  "chess",
  "cooking",
  "travel",
  "guitar",
  "直播",
  "钢琴",
  "深夜电台",
  "街头",
];

interface Times {
  readonly medianMs: number;
  readonly p99Ms: number;
}

/**
 * The home page and its search at 100,000 recordings: what each costs, and what somebody else who
 * asks the same server meanwhile feels of it.
 */
export async function benchWall(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-bench-wall-"));
  await seedTapes(path.join(dir, "mini-lvb.db"));
  const server = await startServer({ DATA_DIR: dir, LOG_LEVEL: "error", LIST_MEMORY_MS: "0" });
  try {
    console.log(
      `${tapeCount} recordings, ${requests} requests one after the other, no list memory`,
    );
    const idle = await timesOf(() => `${server.url}/healthz`, requests);
    printTimes("healthz, as the baseline", idle, idle);
    const cases: readonly (readonly [string, (n: number) => string])[] = [
      ["page 1", () => "/api/wall"],
      ["page 1000", () => "/api/wall?page=1000"],
      ["page 4000", () => "/api/wall?page=4000"],
      ["search, remembered", () => "/api/wall?q=jazz"],
      ["search, a frequent word", (n) => `/api/wall?q=jazz+${n % 10}`],
      ["search, a word in one title", (n) => `/api/wall?q=${encodeURIComponent(`第${n * 97}期`)}`],
      ["search, a word in none", (n) => `/api/wall?q=nowhere${n}`],
    ];
    for (const [name, pathOf] of cases) {
      const bystander = watch(`${server.url}/healthz`);
      const own = await timesOf((n) => server.url + pathOf(n), requests);
      printTimes(name, own, await bystander.stop());
    }
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

function printTimes(name: string, own: Times, bystander: Times): void {
  const figures = ({ medianMs, p99Ms }: Times) =>
    `${medianMs.toFixed(1).padStart(7)} ${p99Ms.toFixed(1).padStart(7)}`;
  console.log(
    `${name.padEnd(30)} median, p99 ms ${figures(own)}   others meanwhile ${figures(bystander)}`,
  );
}

/** Asks again and again until it is stopped. */
function watch(url: string) {
  const taken: number[] = [];
  let running = true;
  const done = (async () => {
    while (running) taken.push(await timeOf(url));
  })();
  return {
    async stop(): Promise<Times> {
      running = false;
      await done;
      return summaryOf(taken);
    },
  };
}

async function timesOf(urlOf: (n: number) => string, count: number): Promise<Times> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) taken.push(await timeOf(urlOf(n)));
  return summaryOf(taken);
}

async function timeOf(url: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(url);
  const answer = (await response.json()) as { code?: number };
  if (!response.ok || (answer.code ?? 200) !== 200) throw new Error(`${url}: ${answer.code}`);
  return performance.now() - startedAt;
}

function summaryOf(taken: readonly number[]): Times {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { medianMs: at(0.5), p99Ms: at(0.99) };
}

async function seedTapes(file: string): Promise<void> {
  const database = Database.open(file);
  database.migrate();
  const now = Date.now();
  for (let first = 0; first < tapeCount; first += rowsAtOnce) {
    await database.write((db) => {
      for (let i = first; i < first + rowsAtOnce; i += 1) insertTape(db, tape(i, now));
    });
  }
  database.close();
}

function tape(i: number, now: number) {
  const user = (i * 7919) % 3000;
  const subject = (step: number) => subjects[Math.floor(i / step) % subjects.length] ?? "";
  const stream = `1000_user_${user}`;
  const endMs = now - (tapeCount - i) * minuteMs;
  return {
    id: `tape-${i}`,
    fileId: `file-${i}`,
    sessionId: `session-${i}`,
    userid: `user_${user}`,
    streamName: stream,
    title: `${subject(1)} ${subject(11)} with ${subject(101)} 第${i}期`,
    nickname: user % 2 ? `主播${user}` : `Broadcaster ${user}`,
    headpic: `/uploads/avatars/user_${user}/0123456789abcdef0123.jpg`,
    frontcover: i % 3 ? "" : `/uploads/covers/user_${user}/0123456789abcdef.jpg`,
    location: "Shenzhen",
    playUrl: `/tapes/${stream}/live${i}/e0.mp4`,
    hlsPlayUrl: `/tapes/${stream}/live${i}/index.m3u8`,
    startMs: endMs - minuteMs,
    endMs,
    durationS: 60,
    sizeBytes: 1_000_000,
    viewerCount: 0,
    viewCount: 0,
    likeCount: i % 100,
    listed: 1,
  };
}
