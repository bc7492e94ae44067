import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "@playwright/test";
import { type Cloud, type CloudOptions, startCloud } from "../cloud-sim/cloud-sim";

/** The product running as `npm start` runs it, on free loopback ports and a folder of its own. */
export interface RunningServer {
  readonly url: string;
  readonly rtmpPort: number;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything it printed so far. */
  output(): string;
  /** Milliseconds from the start of the process to its first 200. */
  readonly readyMs: number;
  /** The environment that the command line needs to work on the same data. */
  readonly env: Readonly<Record<string, string>>;
  /** The account of Tencent Cloud behind it; null in embedded mode. */
  readonly cloud: Cloud | null;
  /** SIGTERM; resolves with the exit code. @throws Error when a page failed on the server. */
  stop(): Promise<number | null>;
}

/** LVB tries a callback that was not answered again after a minute; tests do not wait so long. */
const callbackRetryMs = 500;

/** Next prints it before whatever nobody has caught. */
const unhandledMark = "⨯";

/** Whether the specs of this run are to see the product in Tencent mode. */
function isTencentProject(): boolean {
  try {
    return test.info().project.name === "tencent";
  } catch {
    // Benches and scripts start the product outside any test.
    return false;
  }
}

/**
 * Where ports are looked for: below those that systems give to outgoing connections (from 32768 on
 * Linux), one of which could take the port between the look and the start of the server. Workers
 * that run at the same time look in parts of their own, and each goes through its part in turn.
 */
const portsToTry = { from: 15_000, parts: 8, inPart: 2000 } as const;
let tried = randomInt(portsToTry.inPart);

/** A port that was free a moment ago, and that nobody else of this run is about to take. */
export async function freePort(): Promise<number> {
  const part = Number(process.env.TEST_PARALLEL_INDEX ?? 0) % portsToTry.parts;
  const first = portsToTry.from + part * portsToTry.inPart;
  let port: number;
  do {
    tried += 1;
    port = first + (tried % portsToTry.inPart);
  } while (!(await isFree(port)));
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** An account at the conformance servers, with its recordings in a folder of its own. */
export async function startAccount(lvb: CloudOptions["lvb"] = {}): Promise<Cloud> {
  const recordingsDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-cloud-"));
  const cloud = await startCloud({
    recordingsDir,
    lvb: { retryIntervalMs: callbackRetryMs, ...lvb },
  });
  return {
    ...cloud,
    async stop() {
      await cloud.stop();
      rmSync(recordingsDir, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the built product and waits for its first answer; in the project "tencent" in Tencent mode,
 * on an account of its own unless it is given one, which then outlives it.
 */
export async function startServer(
  ownEnv: Record<string, string> = {},
  account?: Cloud,
): Promise<RunningServer> {
  const cloud = account ?? (isTencentProject() ? await startAccount() : null);
  const env: Record<string, string> = { ...cloud?.env, ...ownEnv };
  const ownDir = env.DATA_DIR ? undefined : mkdtempSync(path.join(tmpdir(), "mini-lvb-e2e-"));
  const dataDir = env.DATA_DIR ?? String(ownDir);
  const port = await freePort();
  const rtmpPort = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["lib/server/start.mjs"], {
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(port),
      RTMP_PORT: String(rtmpPort),
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test run that is cut short leaves nothing behind.
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  child.once("exit", () => process.off("exit", killWithUs));
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  // "close" comes after "exit": only then is everything read that it printed.
  let closed = false;
  const exited = new Promise<number | null>((resolve) =>
    child.once("close", (code) => {
      closed = true;
      resolve(code);
    }),
  );
  await waitUntil(async () => {
    if (closed) throw new Error(`The server ended at once:\n${output}`);
    return (await fetch(`${url}/healthz`).catch(() => undefined))?.ok ?? false;
  }, "the server's first answer");
  const readyMs = performance.now() - startedAt;
  // A build that the start needed may have that mark, too: before settings that it does without.
  const builtAt = output.length;
  cloud?.connect(url);
  return {
    url,
    rtmpPort: cloud?.lvb.pushPort ?? rtmpPort,
    env: { ...env, DATA_DIR: dataDir },
    cloud,
    dataDir,
    readyMs,
    pid: child.pid as number,
    output: () => output,
    async stop() {
      const code = await end(child, exited);
      if (!account) await cloud?.stop();
      if (ownDir) rmSync(ownDir, { recursive: true, force: true });
      // A page that fails on the server is made again in the browser, where it looks well.
      const at = output.indexOf(unhandledMark, builtAt);
      if (at >= 0) throw new Error(`The server failed at a page:\n${output.slice(at, at + 2000)}`);
      return code;
    },
  };
}

function end(child: ChildProcess, exited: Promise<number | null>): Promise<number | null> {
  if (child.exitCode === null) child.kill("SIGTERM");
  return exited;
}

/** Patience for a busy machine; nothing waits this long when all is well. */
const patienceMs = 60_000;

/** Polls until `condition` holds. @throws Error naming `what` after a minute. */
export async function waitUntil(
  condition: () => Promise<boolean> | boolean,
  what: string,
  timeoutMs = patienceMs,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
