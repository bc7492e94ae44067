import type { Config } from "@/lib/config";
import { txSecretOf, txSecretSha256Of, txTimeOf } from "@/lib/signing/push-url";

/** How URLs are signed, whichever mode. */
export type UrlSigning = Pick<Config, "txSecretAlgorithm" | "txTimeCase">;

/** `txSecret=…&txTime=…` of a push or play URL (LVB authentication of both). */
export function signedQuery(
  { txSecretAlgorithm, txTimeCase }: UrlSigning,
  key: string,
  streamName: string,
  expiresAtMs: number,
): string {
  const txTime = txTimeOf(expiresAtMs / 1000, txTimeCase);
  const digest = txSecretAlgorithm === "sha256" ? txSecretSha256Of : txSecretOf;
  return `txSecret=${digest(key, streamName, txTime)}&txTime=${txTime}`;
}
