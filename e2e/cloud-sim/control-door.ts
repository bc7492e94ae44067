import { CommandError } from "./command-error";
import type { LocalServer } from "./cos/local-server";
import { readBody, startLocalServer } from "./cos/local-server";

const MAX_COMMAND_BYTES = 4096;

/** Takes commands by `curl --data "kill STREAM" http://127.0.0.1:PORT`, for scripts and tests. */
export function openControlDoor(
  port: number,
  run: (line: string) => Promise<string>,
): Promise<LocalServer> {
  return startLocalServer(port, async (req, res) => {
    // A page of another site must not reach this by a form: browsers always send its origin.
    if (req.method !== "POST" || req.headers.origin !== undefined) {
      res.writeHead(405).end();
      return;
    }
    const line = (await readBody(req, MAX_COMMAND_BYTES)).toString("utf8");
    try {
      res.end(`${await run(line)}\n`);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      res.writeHead(400).end(`${error.message}\n`);
    }
  });
}
