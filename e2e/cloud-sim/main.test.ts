import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";

const MAIN = path.join(import.meta.dirname, "main.ts");
const FREE_PORTS = ["push", "play", "api", "cos", "im", "control"].flatMap((name) => [
  `--${name}-port`,
  "0",
]);

/** As the npm script starts it, `--` included. */
function start(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, "--", ...args]);
  children.push(child);
  return child;
}

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

it("prints the settings, takes commands and ends when it is told to", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "cloud-main-"));
  const envFile = path.join(folder, "cloud.env");
  const child = start(...FREE_PORTS, "--env-file", envFile, "--recordings", `${folder}/rec`);
  let output = "";
  child.stdout.on("data", (bytes: Buffer) => {
    output += bytes.toString();
  });
  await expect.poll(() => output).toContain("Type help");
  expect(output).toContain(readFileSync(envFile, "utf8"));
  child.stdin.write("status\n");
  await expect.poll(() => output).toContain("pushes: none");
  child.stdin.write("quit\n");
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
});

it("explains itself, and answers nonsense with a sentence", async () => {
  expect(await text(start("--help").stdout)).toContain("drop-callbacks N");
  expect(await text(start("--push-port", "high").stderr)).toBe("A port is a number up to 65535.\n");
});
