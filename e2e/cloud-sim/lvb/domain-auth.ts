import type { LvbKeys } from "./lvb-types";
import { checkTxSecret, type TxSecretAlgorithm, type TxSecretResult } from "./tx-secret";

/** Authentication settings of the two domains, and the clock by which they are judged. */
export interface DomainAuthOptions {
  /** Read at each check, since keys are rotated while streams run. */
  readonly keys: LvbKeys;
  readonly algorithms: readonly TxSecretAlgorithm[];
  readonly pushAuthDeltaSeconds: number;
  readonly playAuthDeltaSeconds: number;
  readonly nowMs: () => number;
}

/** Who may push to the push domain and play from the play domain (cloud.md §1.1). */
export class DomainAuth {
  constructor(private readonly options: DomainAuthOptions) {}

  push(streamName: string, query: URLSearchParams): TxSecretResult {
    const { keys, pushAuthDeltaSeconds } = this.options;
    return this.#check([keys.push, keys.pushBackup], streamName, query, pushAuthDeltaSeconds);
  }

  /** `ok` for everybody while playback authentication is off. */
  play(streamName: string, query: URLSearchParams): TxSecretResult {
    const { keys, playAuthDeltaSeconds } = this.options;
    if (keys.play === undefined) return "ok";
    return this.#check([keys.play, keys.playBackup], streamName, query, playAuthDeltaSeconds);
  }

  #check(
    keys: readonly (string | undefined)[],
    streamName: string,
    query: URLSearchParams,
    deltaSeconds: number,
  ): TxSecretResult {
    return checkTxSecret({
      keys: keys.filter((key) => key !== undefined),
      streamName,
      txSecret: query.get("txSecret"),
      txTime: query.get("txTime"),
      algorithms: this.options.algorithms,
      deltaSeconds,
      nowMs: this.options.nowMs(),
    });
  }
}
