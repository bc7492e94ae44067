import { createHash } from "node:crypto";
import type { SignatureExample } from "@/lib/shared/contract";
import { liteavSig } from "@/lib/signing/liteav-sig";

/** A worked example, made by the function that checks the apps' signatures. */
export function liteavSigExample(): SignatureExample {
  const token = "tokenexampleA";
  const body = '{"userid":"alice_01","timestamp":1533081600,"expires":10}';
  const bodyHash = createHash("md5").update(body).digest("hex");
  return { token, body, bodyHash, signature: liteavSig(token, body) };
}
