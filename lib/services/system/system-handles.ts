import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { ProblemMemory } from "@/lib/log/problem-memory";
import { BackupDesk } from "../backups/backup-desk";
import type { Services } from "../services";
import { DiskMeter } from "./disk-meter";
import { Vitals } from "./vitals";

/** What the page of the system looks at; started and stopped by `lib/boot.ts`. */
export interface SystemHandles {
  /** Of package.json. */
  readonly version: string;
  /** Names of the migrations by the moment that the database notes of each. */
  readonly migrations: ReadonlyMap<number, string>;
  readonly problems: ProblemMemory;
  readonly vitals: Vitals;
  readonly disk: DiskMeter;
  readonly backups: BackupDesk;
  /** Its connections are counted from now on. */
  watchServer(server: Server): void;
  httpConnections(): Promise<number>;
  stop(): Promise<void>;
}

/** Begins to watch how this process fares. */
export function startSystem(
  services: Pick<Services, "config" | "database" | "now" | "log">,
  problems: ProblemMemory,
): SystemHandles {
  const vitals = new Vitals();
  vitals.start();
  const backups = new BackupDesk(services);
  let watched: Server | null = null;
  return {
    version: JSON.parse(readFileSync("package.json", "utf8")).version,
    migrations: namedMigrations(),
    ...{ problems, vitals, backups },
    disk: new DiskMeter(services.config),
    watchServer(server) {
      watched = server;
    },
    async httpConnections() {
      const server = watched;
      if (!server) return 0;
      return new Promise((resolve) =>
        server.getConnections((error, count) => resolve(error ? 0 : count)),
      );
    },
    async stop() {
      vitals.stop();
      await backups.stop();
    },
  };
}

function namedMigrations(): ReadonlyMap<number, string> {
  const { entries } = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")) as {
    entries: { when: number; tag: string }[];
  };
  return new Map(entries.map(({ when, tag }) => [when, tag]));
}
