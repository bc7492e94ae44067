import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { RunningServer } from "./server";

const run = promisify(execFile);

/**
 * What the operator types, on the data of a server that may run meanwhile.
 * @throws what the command said, with its exit code, when it failed.
 */
export function commandLine({ env }: Pick<RunningServer, "env">, ...args: readonly string[]) {
  return run(process.execPath, ["lib/cli/run.mjs", ...args], { env: { ...process.env, ...env } });
}
