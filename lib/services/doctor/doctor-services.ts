import type { Database } from "@/db/database";
import type { Config } from "@/lib/config";
import type { Log } from "@/lib/log";
import type { RelayState } from "../im-relay";

/** What the doctor works with; unlike other services it also runs where there is no database. */
export interface DoctorServices {
  readonly config: Config;
  /** Null when it does not exist or cannot be opened. */
  readonly database: Database | null;
  /** Why it cannot be opened, in one word; absent when it does not exist. */
  readonly databaseProblem?: string;
  readonly log: Pick<Log, "error">;
  /** Knows when IM last called, which is written nowhere; absent outside the server's process. */
  readonly relay?: { readonly state: Pick<RelayState, "heardMs"> };
  /** Unix milliseconds. */
  now(): number;
}
