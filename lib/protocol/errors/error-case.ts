import type { TestServices } from "@/lib/services/services-fixture";

/** One way in which a user meets a code. */
export interface ErrorCase {
  readonly code: number;
  /** When it is met, in the words of a user. */
  readonly when: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Does it and returns the code that came. */
  meet(services: TestServices): Promise<unknown>;
}

/** What the environment of an installation has whose apps upload to Tencent Cloud. */
export const cosKeys = {
  COSKEY_APPID: "1250000000",
  COSKEY_BUCKET: "covers",
  COSKEY_BUCKET_REGION: "ap-shanghai",
  COSKEY_SECRETID: "AKIDEXAMPLE",
  COSKEY_SECRETKEY: "COSSECRETKEYEXAMPLE",
} as const;
