import { createHash } from "node:crypto";
import type { Config } from "@/lib/config";

/** What stream names begin with: `BIZID_` as the original has it, or nothing on own domains. */
export function streamPrefix(config: Pick<Config, "appBizid" | "streamNames">): string {
  return config.streamNames === "bizid" ? `${config.appBizid}_` : "";
}

/**
 * The stream name of a broadcaster: the prefix + userid with `@`, `#` and `-` as `_`, as the
 * original names them. Where that would lose more, or where `taken` says that another userid has
 * the name already (`a-b` and `a_b`), six hex digits of the userid's SHA-256 tell them apart.
 */
export function streamNameOf(
  prefix: string,
  userid: string,
  taken: (streamName: string) => boolean,
): string {
  const plain = `${prefix}${userid.replace(/[@#-]/g, "_").replace(/[^A-Za-z0-9_]/g, "_")}`;
  const lossless = /^[A-Za-z0-9_@#-]*$/.test(userid);
  if (lossless && !taken(plain)) return plain;
  const digest = createHash("sha256").update(userid).digest("hex");
  // Somebody may have taken the very name on purpose.
  let length = 6;
  while (length < digest.length && taken(`${plain}_${digest.slice(0, length)}`)) length += 1;
  return `${plain}_${digest.slice(0, length)}`;
}
