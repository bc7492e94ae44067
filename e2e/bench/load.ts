import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import autocannon from "autocannon";

export interface Target {
  readonly name: string;
  readonly url: string;
  readonly method?: "GET" | "POST";
  /** `{n}` becomes another number in every request. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connections?: number;
}

export interface Load {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
}

const wrkInstalled = () => spawnSync("wrk", ["-v"]).error === undefined;

/** The load generator in use: wrk costs the machine far less than one written in JavaScript. */
export function generatorName(): string {
  return wrkInstalled()
    ? "wrk"
    : "autocannon (wrk is not installed; its own cost is in the figures)";
}

/** Sends requests for `seconds`. @throws Error when anything but 2xx is answered. */
export async function load(target: Target, seconds: number): Promise<Load> {
  return wrkInstalled() ? loadWithWrk(target, seconds) : loadWithAutocannon(target, seconds);
}

async function loadWithWrk(target: Target, seconds: number): Promise<Load> {
  const dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-wrk-"));
  const script = path.join(dir, "request.lua");
  writeFileSync(script, wrkScript(target));
  const connections = String(target.connections ?? 64);
  const child = spawn(
    "wrk",
    ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "-s", script, target.url],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  await new Promise((resolve) => child.once("exit", resolve));
  rmSync(dir, { recursive: true, force: true });
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1];
  // A time-out is no failure of the answer; it shows in the 99th percentile.
  const broken = /Socket errors: connect (?!0,)|read (?!0,)\d+, |write (?!0,)\d+, /.test(output);
  if (refused || broken) throw new Error(`${target.name}: ${output}`);
  const [, value = "0", unit = "ms"] = /99%\s+([\d.]+)(us|ms|s)/.exec(output) ?? [];
  const factor = { us: 0.001, ms: 1, s: 1000 }[unit] ?? 1;
  return {
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1] ?? 0),
    p99Ms: Number(value) * factor,
  };
}

function wrkScript({ method = "GET", body, headers = {} }: Target): string {
  const all = { ...(body ? { "Content-Type": "application/json" } : {}), ...headers };
  const lines = [
    `wrk.method = "${method}"`,
    ...Object.entries(all).map(([name, value]) => `wrk.headers["${name}"] = "${value}"`),
  ];
  if (body?.includes("{n}")) {
    lines.push(
      `local n = ${firstNumber()}`,
      `local body = ${JSON.stringify(body)}`,
      'request = function() n = n + 1; return wrk.format(nil, nil, nil, (body:gsub("{n}", string.format("%d", n)))) end',
    );
  } else if (body) {
    lines.push(`wrk.body = ${JSON.stringify(body)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Later runs go on where no earlier one was; small enough to be a time in seconds, too. */
function firstNumber(): number {
  return 1_500_000_000 + ((Math.floor(Date.now() / 1000) * 20_000) % 2_000_000_000);
}

async function loadWithAutocannon(target: Target, seconds: number): Promise<Load> {
  let n = firstNumber();
  const result = await autocannon({
    url: target.url,
    method: target.method ?? "GET",
    headers: {
      ...(target.body ? { "content-type": "application/json" } : {}),
      ...target.headers,
    },
    requests: [
      {
        setupRequest: (request) => {
          n += 1;
          return { ...request, body: target.body?.replaceAll("{n}", String(n)) };
        },
      },
    ],
    connections: target.connections ?? 64,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${target.name}: ${result.non2xx} refused, ${result.errors} failed.`);
  }
  return { requestsPerSecond: result.requests.average, p99Ms: result.latency.p99 };
}
