import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { pathToFileURL } from "node:url";
import next from "next";
import { type Booted, boot, listen } from "../boot";
import { ConfigError, loadConfig } from "../config";
import { createFrontDoor, type PageHandler } from "./front-door";
import { takeOverConsole } from "./take-over-console";

/** A stop that takes longer than this ends the process all the same, in milliseconds. */
const stopDeadlineMs = 9000;
/** How long open responses may finish before their sockets are closed, in milliseconds. */
const drainMs = 3000;

export interface MainOptions {
  readonly dev: boolean;
  /** The project folder, which holds `.next`. */
  readonly root: string;
}

/** Starts the whole product and stops it in order on SIGTERM and SIGINT. */
export async function main(options: MainOptions): Promise<void> {
  try {
    await serve(options);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function serve({ dev, root }: MainOptions): Promise<void> {
  const config = loadConfig();
  const booted = await boot(config);
  const { log } = booted.runtime;
  let announcePages: (handler: PageHandler) => void = () => undefined;
  const pages = new Promise<PageHandler>((resolve) => {
    announcePages = resolve;
  });
  const server = createFrontDoor({ runtime: booted.runtime, pages, dev, doorsByNext: dev });
  try {
    await listen(server, config);
  } catch (error) {
    await booted.stop();
    throw error;
  }
  stopOnSignals(server, booted);
  if (!dev) takeOverConsole(log);
  // Only hot reload needs a WebSocket. Without a listener Node answers `Upgrade: h2c`, which some
  // clients send with every request, as the plain request that it also is.
  const app = next({ dev, dir: root, httpServer: dev ? server : undefined, customServer: true });
  await app.prepare();
  announcePages(app.getRequestHandler());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  const base = config.publicUrl ?? `http://localhost:${port}`;
  log.info({ port, mode: config.mode, dataDir: config.dataDir }, `Mini LVB is ready: open ${base}`);
  tellSetupLink(booted, base);
}

/**
 * To the output alone and to no file of the log: whoever has the link becomes the administrator. The
 * token stands behind the `#`, which browsers keep to themselves.
 */
function tellSetupLink({ runtime: { setup } }: Booted, base: string): void {
  if (setup.token === null) return;
  const link = `${base.replace(/\/+$/, "")}/setup#${setup.token}`;
  process.stdout.write(
    `There is no administrator yet. Make one at ${link} (once), or with: npx mini-lvb create-admin USERID\n`,
  );
}

function stopOnSignals(server: Server, booted: Booted): void {
  const { log } = booted.runtime;
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping: finishing recordings");
    setTimeout(() => {
      log.error("the stop took too long; ending now");
      process.exit(1);
    }, stopDeadlineMs).unref();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await booted.stop(() => {
      setTimeout(() => server.closeAllConnections(), drainMs).unref();
      return closed;
    });
    log.info("stopped");
    await booted.closeLog();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stop(signal).catch((err: unknown) => {
        log.error({ err }, "the stop failed");
        process.exit(1);
      });
    });
  }
}

// `npm run dev` runs this file itself; `npm start` imports the bundle and calls main.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (existsSync(".env")) process.loadEnvFile(".env");
  await main({ dev: process.argv.includes("--dev"), root: process.cwd() });
}
