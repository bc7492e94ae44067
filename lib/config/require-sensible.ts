import { blocksAnything } from "../shared/chat-words";
import { ConfigError } from "./config-error";

/** The variables that only together, or only by what becomes of them, are right or wrong. */
interface Combined {
  readonly PART_DURATION_MS: number;
  readonly SEGMENT_DURATION_MS: number;
  readonly BLOCKED_WORDS: readonly string[];
}

/** @throws ConfigError naming the variable and its cure. */
export function requireSensible(env: Combined): void {
  const { PART_DURATION_MS: partMs, SEGMENT_DURATION_MS: segmentMs } = env;
  // Parts are there to be had before their segment is complete (RFC 8216bis §4.4.4.9).
  if (partMs > segmentMs / 2) {
    throw new ConfigError(
      `PART_DURATION_MS is not usable: a segment of ${segmentMs} ms cannot hold two parts of ${partMs} ms; use at most half of SEGMENT_DURATION_MS, best a quarter.`,
    );
  }
  const idle = env.BLOCKED_WORDS.find((word) => !blocksAnything(word));
  if (idle !== undefined) {
    throw new ConfigError(
      `BLOCKED_WORDS is not usable: the entry ${JSON.stringify(idle)} blocks nothing; write letters, digits or signs besides the *, or remove it.`,
    );
  }
}
