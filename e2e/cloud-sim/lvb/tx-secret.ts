import { createHash, timingSafeEqual } from "node:crypto";

/** Hashes that the cloud accepts; the length of the digest tells which one was used. */
export type TxSecretAlgorithm = "md5" | "sha256";

/** What the cloud knows when it checks a push or a play URL (cloud.md §1.1). */
export interface TxSecretCheck {
  /** Main and backup key: both verify at the same time, so that keys can be changed. */
  readonly keys: readonly string[];
  /** Without `.m3u8` or `.flv`. */
  readonly streamName: string;
  readonly txSecret: string | null;
  readonly txTime: string | null;
  readonly algorithms: readonly TxSecretAlgorithm[];
  /** AuthDelta: the URL is good for so long after txTime. */
  readonly deltaSeconds: number;
  readonly nowMs: number;
}

/** Why a URL was refused; `ok` when it was not. */
export type TxSecretResult = "ok" | "missing" | "malformed" | "wrong" | "expired";

const DIGEST_CHARS: Readonly<Record<TxSecretAlgorithm, number>> = { md5: 32, sha256: 64 };

/** Checks `txSecret = hex(H(KEY + StreamName + txTime))` over the literal text of txTime. */
export function checkTxSecret(check: TxSecretCheck): TxSecretResult {
  const { keys, streamName, txSecret, txTime, algorithms, deltaSeconds, nowMs } = check;
  if (!txSecret || !txTime) return "missing";
  const expirySeconds = parseTxTime(txTime);
  const algorithm = algorithms.find((name) => DIGEST_CHARS[name] === txSecret.length);
  if (expirySeconds === undefined || !algorithm) return "malformed";
  const matches = keys.some((key) =>
    sameText(
      createHash(algorithm)
        .update(key + streamName + txTime, "utf8")
        .digest("hex"),
      txSecret,
    ),
  );
  if (!matches) return "wrong";
  return nowMs > (expirySeconds + deltaSeconds) * 1000 ? "expired" : "ok";
}

/** Ten decimal digits are Unix seconds as in the older document; otherwise up to eight hex digits. */
function parseTxTime(txTime: string): number | undefined {
  if (/^\d{10}$/.test(txTime)) return Number(txTime);
  return /^[0-9a-fA-F]{1,8}$/.test(txTime) ? Number.parseInt(txTime, 16) : undefined;
}

function sameText(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
