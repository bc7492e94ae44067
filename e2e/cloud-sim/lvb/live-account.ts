import { LiveApiError } from "./live-api-error";
import type { LvbKeys } from "./lvb-types";
import type { PlayStats } from "./play-stats";
import type { PushBook } from "./push-book";
import type { PushQuality } from "./push-quality";

/** What the actions look at and change. */
export interface LiveAccount {
  readonly book: PushBook;
  readonly stats: PlayStats;
  readonly quality: PushQuality;
  readonly keys: LvbKeys;
  readonly pushDomain: string;
  readonly playDomain: string;
  readonly pushAuthDeltaSeconds: number;
  readonly playAuthDeltaSeconds: number;
  readonly playInfoDelaySeconds: number;
  readonly pushInfoDelaySeconds: number;
  /** The cloud's clock, Unix ms. */
  readonly nowMs: () => number;
  readonly dropStream: (streamName: string) => Promise<boolean>;
}

/** @throws LiveApiError for a domain that is not the account's. */
export function requireDomain(given: string, expected: string): void {
  if (given === expected) return;
  throw new LiveApiError("ResourceNotFound.DomainNotExist", "The domain name does not exist.");
}
