import type { Database } from "@/db/database";
import type { AttemptLimits } from "./auth/attempt-limits";
import type { Config } from "./config";
import type { Log } from "./log";
import type { Providers } from "./providers";
import type { ChatHandles } from "./services/chat-services";
import type { DoctorDesk } from "./services/doctor/doctor-desk";
import type { SetupDesk } from "./services/first-admin";
import type { ListMemory } from "./services/list-memory";
import type { Presence } from "./services/presence";
import type { Reconciler } from "./services/reconciliation";
import type { RefusedPushes } from "./services/refused-pushes";
import type { SystemHandles } from "./services/system/system-handles";
import type { TapeSearch } from "./services/tape-search";

/** The live handles of this process, opened and closed by `lib/boot.ts`. */
export interface Runtime extends Providers, ChatHandles {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly attempts: AttemptLimits;
  readonly lists: ListMemory;
  readonly presence: Presence;
  readonly tapeSearch: TapeSearch;
  /** Pushes that were turned away, for the studio. */
  readonly refusedPushes: RefusedPushes;
  readonly doctor: DoctorDesk;
  /** How this process fares, and its backups. */
  readonly system: SystemHandles;
  /** The one-time link by which the first administrator is made. */
  readonly setup: SetupDesk;
  /** Null where nothing needs comparing, because the source is this process. */
  readonly reconciler: Reconciler | null;
  /** Unix milliseconds. */
  now(): number;
}

const slot = Symbol.for("mini-lvb.runtime");
type Holder = { [slot]?: Runtime };

/**
 * Next bundles its own copies of our modules, so module state would exist several times;
 * `globalThis` is the one object that all copies share.
 * @throws Error when the server has not booted (for example during `next build`).
 */
export function runtime(): Runtime {
  const current = (globalThis as Holder)[slot];
  if (!current)
    throw new Error("The server has not booted: start it with npm start or npm run dev.");
  return current;
}

/** Fills the slot at boot, empties it at stop. */
export function setRuntime(value: Runtime | undefined): void {
  (globalThis as Holder)[slot] = value;
}
