import { randomBytes } from "node:crypto";
import type { Config } from "@/lib/config";
import { streamPrefix } from "../stream-name";

/**
 * A name for the doctor's test push, which nobody can guess. It begins as every stream name here
 * does: old domains let in none without the bizid (cloud.md §1.3).
 */
export function newTestStreamName(config: Pick<Config, "appBizid" | "streamNames">): string {
  return `${streamPrefix(config)}doctor_${randomBytes(8).toString("hex")}`;
}

/** Whether a stream was such a test, of whichever run. */
export function isTestStreamName(streamName: string): boolean {
  return /(^|_)doctor_[0-9a-f]{16}$/.test(streamName);
}
