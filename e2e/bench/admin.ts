import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "../support/server";
import { type ConsolePage, consolePages } from "./admin-pages";
import { type PagePlans, plansOfPages } from "./admin-plans";
import { counts, seedConsole } from "./admin-seed";
import { median } from "./rounds";
import { startScript } from "./start-script";

/** As many as ask at the same time: an operator with some tabs, and a script. */
const concurrency = 4;
const rounds = 3;
/** Rounds in which the machine took the processor away are had again, so often at most. */
const mostRounds = 8;
/** So much of the processors' time may go to other machines before a round tells nothing of ours. */
const mostStolen = 0.05;
/** Between rounds: who has been given too much of a processor gets less of it for a while. */
const restMs = 400;
const requestsPerRound = 100;
/** Before a page is measured: what runs for the first time is compiled and read from the disk. */
const warmUps = 20;
/** No page may take longer, at the 99th percentile. */
const limitMs = 60;
/** Our number for a route that is not there. */
const notFound = 2003;

const agent = new Agent({ keepAlive: true, maxSockets: concurrency });

interface Answer {
  readonly code: number;
  readonly next: unknown;
  readonly takenMs: number;
}

/** A page with what it took, of the server and of the baseline, each round after the other. */
interface Measured {
  readonly page: ConsolePage;
  /** Of the very first request. */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Whether enough rounds were left alone by other machines. */
  readonly undisturbed: boolean;
  /** Of the baseline in the same rounds: what the machine alone makes of it. */
  readonly bareP99Ms: number;
  /** Of requests per second; the baseline is 1. */
  readonly ratio: number;
}

/**
 * Every list of the console on a server that has been used for months: what a page takes, whether
 * that is little enough, and that each statement goes by an index. Fails when one does not.
 */
export async function benchAdminPages(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-bench-admin-"));
  const file = path.join(dir, "mini-lvb.db");
  const bareDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-bench-admin-bare-"));
  const cookie = await seedConsole(file);
  const bareFile = path.join(bareDir, "mini-lvb.db");
  cpSync(file, bareFile);
  const plans = await plansOfPages(file, cookie);
  const bare = await startScript("./admin-bare.ts", [bareFile], {});
  const server = await startServer({ DATA_DIR: dir, LOG_LEVEL: "error" });
  let failed = false;
  try {
    const sizes = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    console.log(`${sizes.join(", ")}; ${concurrency} at a time, ${rounds} rounds`);
    console.log("bare node:http with the newest 50 recordings is the baseline of each ratio\n");
    for (const page of consolePages) {
      const measured = await measure(page, server.url, bare.url, cookie);
      failed = report(page, measured, plans) || failed;
    }
  } finally {
    bare.process.kill("SIGTERM");
    agent.destroy();
    await server.stop();
    for (const folder of [dir, bareDir]) rmSync(folder, { recursive: true, force: true });
  }
  if (failed) process.exitCode = 1;
}

/** Null for a route that is not there. */
async function measure(
  page: ConsolePage,
  url: string,
  bareUrl: string,
  cookie: string,
): Promise<Measured | null> {
  const first = await ask(url + page.path(0), cookie);
  if (first.code === notFound) return null;
  if (first.code !== 200) throw new Error(`${page.path(0)} answers ${first.code}`);
  const pathOf = await turned(page, url, cookie);
  const measured = mostRounds * requestsPerRound;
  for (let n = 1; n <= warmUps; n += 1) await ask(url + pathOf(measured + n), cookie);
  const ratios: number[] = [];
  const taken: number[] = [];
  const bareTaken: number[] = [];
  let calm = 0;
  for (let round = 0; round < mostRounds && calm < rounds; round += 1) {
    const from = round * requestsPerRound;
    await sleep(restMs);
    const before = processorTime();
    const baseline = await many((n) => `${bareUrl}/?${n}`, from, "");
    const own = await many((n) => url + pathOf(n), from, cookie);
    const after = processorTime();
    ratios.push(own.perSecond / baseline.perSecond);
    const isCalm = after.stolen - before.stolen <= (after.all - before.all) * mostStolen;
    // With not one that is calm, there are still figures to print.
    if (!isCalm && calm > 0) continue;
    if (isCalm && calm === 0) taken.length = bareTaken.length = 0;
    if (isCalm) calm += 1;
    taken.push(...own.takenMs);
    bareTaken.push(...baseline.takenMs);
  }
  const undisturbed = calm === rounds;
  const p99Ms = shareOf(taken, 0.99);
  const bareP99Ms = shareOf(bareTaken, 0.99);
  const firstMs = first.takenMs;
  const medianMs = shareOf(taken, 0.5);
  return { page, firstMs, medianMs, p99Ms, undisturbed, bareP99Ms, ratio: median(ratios) };
}

/** What the processors have done since the start, in ticks (proc(5), /proc/stat); 0 off Linux. */
function processorTime(): { readonly stolen: number; readonly all: number } {
  if (process.platform !== "linux") return { stolen: 0, all: 0 };
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n", 1);
  const ticks = line.trim().split(/ +/).slice(1).map(Number);
  // The eighth is what other machines had of ours; those after it are in the first two already.
  return { stolen: ticks[7] ?? 0, all: ticks.slice(0, 8).reduce((sum, n) => sum + n, 0) };
}

function shareOf(taken: readonly number[], share: number): number {
  const sorted = [...taken].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

/** The path of a page deep in its list. */
async function turned(
  { path: pathOf, turns = 0 }: ConsolePage,
  url: string,
  cookie: string,
): Promise<(n: number) => string> {
  let cursor: string | null = null;
  const withCursor = (n: number) => {
    const own = pathOf(n);
    if (cursor === null) return own;
    return `${own}${own.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
  };
  for (let turn = 0; turn < turns; turn += 1) {
    const { next } = await ask(url + withCursor(0), cookie);
    if (typeof next !== "string" && typeof next !== "number") break;
    cursor = String(next);
  }
  return withCursor;
}

async function many(urlOf: (n: number) => string, from: number, cookie: string) {
  const takenMs: number[] = [];
  let n = from;
  const startedAt = performance.now();
  const worker = async () => {
    while (n < from + requestsPerRound) {
      n += 1;
      const answer = await ask(urlOf(n), cookie);
      if (answer.code !== 200) throw new Error(`${urlOf(n)} answers ${answer.code}`);
      takenMs.push(answer.takenMs);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { takenMs, perSecond: (requestsPerRound * 1000) / (performance.now() - startedAt) };
}

function ask(url: string, cookie: string): Promise<Answer> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: cookie ? { cookie } : {} }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const takenMs = performance.now() - startedAt;
        const body = JSON.parse(Buffer.concat(chunks).toString()) as {
          code: number;
          data?: { next?: unknown };
        };
        resolve({ code: body.code, next: body.data?.next, takenMs });
      });
    });
    request.on("error", reject);
  });
}

/** Prints a line; true when the page fails. */
function report(page: ConsolePage, measured: Measured | null, plans: readonly PagePlans[]) {
  if (!measured) {
    console.log(`${page.name.padEnd(40)} missing: nothing answers ${page.path(0)}`);
    return false;
  }
  const { firstMs, medianMs, p99Ms, undisturbed, bareP99Ms, ratio } = measured;
  const plan = plans.find((it) => it.page === page);
  const isSlow = p99Ms >= limitMs;
  const scans = plan?.scans ?? [];
  const figures = `first ${firstMs.toFixed(0).padStart(4)} ms   p50 ${medianMs.toFixed(1).padStart(6)} ms   p99 ${p99Ms.toFixed(1).padStart(6)} ms   bare p99 ${bareP99Ms.toFixed(1).padStart(5)} ms   ratio ${ratio.toFixed(2)}`;
  const verdict = !isSlow
    ? "ok"
    : undisturbed
      ? `TOO SLOW (${limitMs} ms)`
      : `UNDECIDED (${limitMs} ms): other machines had the processor`;
  console.log(`${page.name.padEnd(40)} ${figures}   ${verdict}`);
  const indexes = plan && plan.indexes.length > 0 ? plan.indexes.join(", ") : "as before";
  console.log(`${" ".repeat(4)}by ${indexes}`);
  for (const table of scans) console.log(`${" ".repeat(4)}NO INDEX: looks through ${table}`);
  return isSlow || scans.length > 0;
}
