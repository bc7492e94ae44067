import { onTestFinished } from "vitest";
import { startCos } from "./cos-bucket";
import type { CosBucket, CosOptions } from "./cos-types";

/** The account of the tests, its keys invented, and its bucket. */
export const ACCOUNT = {
  appId: "1250000000",
  bucket: "minilvb",
  region: "ap-guangzhou",
  secretId: "COSSECRETIDEXAMPLEA",
  secretKey: "COSSECRETKEYEXAMPLEA",
} as const;
/** Its bucket as the cloud's SDK names it. */
export const PLACE = { Bucket: "minilvb-1250000000", Region: "ap-guangzhou" };
/** A key with everything in it that signatures write in their own way. */
export const KEY = "u/张三/a b+'(1)'.png";

/** A bucket that is stopped when the test that opened it is over. */
export async function openBucket(options: Partial<CosOptions> = {}): Promise<CosBucket> {
  const bucket = await startCos({ ...ACCOUNT, ...options });
  onTestFinished(() => bucket.stop());
  return bucket;
}

/** The code and status of the error in which a call of the SDK ends. */
export function refusal(call: Promise<unknown>): Promise<{ code: unknown; status: unknown }> {
  return call.then(
    () => ({ code: "accepted", status: 200 }),
    (error: { code?: unknown; statusCode?: unknown }) => ({
      code: error.code,
      status: error.statusCode,
    }),
  );
}
