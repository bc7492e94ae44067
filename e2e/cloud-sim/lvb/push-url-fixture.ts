import { createHash } from "node:crypto";

/** What one push or play URL is signed with; written from the formula for the tests alone. */
export interface SignedWith {
  readonly key: string;
  readonly streamName: string;
  readonly expiresAtMs: number;
  readonly algorithm?: "md5" | "sha256";
  readonly upperCase?: boolean;
}

/** `txSecret=…&txTime=…` (cloud.md §1.1). */
export function txQuery(by: SignedWith): string {
  const hex = Math.floor(by.expiresAtMs / 1000).toString(16);
  const txTime = by.upperCase ? hex.toUpperCase() : hex;
  const txSecret = createHash(by.algorithm ?? "md5")
    .update(by.key + by.streamName + txTime)
    .digest("hex");
  return `txSecret=${txSecret}&txTime=${txTime}`;
}
