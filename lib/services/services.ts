import type { Database } from "@/db/database";
import type { Config } from "@/lib/config";
import type { Log } from "@/lib/log";

/** What every service works with; a Runtime has all of it, a test builds it. */
export interface Services {
  readonly config: Config;
  readonly database: Database;
  readonly log: Log;
  /** Unix milliseconds. */
  now(): number;
}
