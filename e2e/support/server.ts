import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "@playwright/test";
import { type Cloud, startCloud } from "../cloud-sim/cloud-sim";

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
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** LVB tries a callback that was not answered again after a minute; tests do not wait so long. */
const callbackRetryMs = 500;

/** Whether the specs of this run are to see the product in Tencent mode. */
function isTencentProject(): boolean {
  try {
    return test.info().project.name === "tencent";
  } catch {
    // Benches and scripts start the product outside any test.
    return false;
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** An account at the conformance servers, with its recordings in a folder of its own. */
export async function startAccount(): Promise<Cloud> {
  const recordingsDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-cloud-"));
  const cloud = await startCloud({ recordingsDir, lvb: { retryIntervalMs: callbackRetryMs } });
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
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await waitUntil(async () => {
    if (child.exitCode !== null) throw new Error(`The server ended at once:\n${output}`);
    return (await fetch(`${url}/healthz`).catch(() => undefined))?.ok ?? false;
  }, "the server's first answer");
  const readyMs = performance.now() - startedAt;
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
      return code;
    },
  };
}

function end(child: ChildProcess, exited: Promise<number | null>): Promise<number | null> {
  if (child.exitCode === null) child.kill("SIGTERM");
  return exited;
}

/** Polls until `condition` holds. @throws Error naming `what` after 30 s. */
export async function waitUntil(
  condition: () => Promise<boolean> | boolean,
  what: string,
  timeoutMs = 30_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
