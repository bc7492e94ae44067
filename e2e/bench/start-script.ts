import { type ChildProcess, fork } from "node:child_process";

/** Starts a script that tells its port by a message. */
export async function startScript(
  script: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ process: ChildProcess; url: string }> {
  const child = fork(new URL(script, import.meta.url), args, {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...env },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(Number(message)));
    child.once("exit", () => reject(new Error(`${script} ended at once.`)));
  });
  return { process: child, url: `http://127.0.0.1:${port}` };
}
