import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Database } from "@/db/database";
import { createAttemptLimits } from "@/lib/auth/attempt-limits";
import { loadConfig } from "@/lib/config";
import { createLog } from "@/lib/log";
import type { StreamSnapshot } from "@/lib/media/types";
import { EmbeddedLive } from "@/lib/providers/embedded/live";
import type { AccountServices } from "./accounts";
import { ListMemory } from "./list-memory";
import type { StudioServices } from "./studio";

export type TestServices = StudioServices &
  AccountServices & {
    /** Moves the clock, in milliseconds. */
    advance(ms: number): void;
    close(): void;
  };

/** Everything the services need, real but for the clock: a database file of its own. */
export function openTestServices(environment: Record<string, string> = {}): TestServices {
  const dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-services-"));
  const config = loadConfig({
    DATA_DIR: dir,
    LOG_LEVEL: "silent",
    PUSH_KEY: "PUSHKEYEXAMPLE0123456789",
    API_KEY: "APIKEYEXAMPLE01234567890",
    ...environment,
  });
  const database = Database.open(path.join(dir, "test.db"));
  database.migrate();
  let nowMs = 1_800_000_000_000;
  const engine = {
    rtmpPort: 1935,
    stream: (): StreamSnapshot | undefined => undefined,
    endStream: async () => false,
  };
  return {
    config,
    database,
    engine,
    log: createLog(config),
    now: () => nowMs,
    live: new EmbeddedLive(config, engine),
    attempts: createAttemptLimits(config),
    lists: new ListMemory(
      () => database.version,
      () => nowMs,
      config.listMemoryMs,
    ),
    advance(ms) {
      nowMs += ms;
    },
    close() {
      database.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
