import type { Config } from "@/lib/config";
import type { CloudError } from "@/lib/providers/cloud-error";
import type { CloudTrouble } from "@/lib/shared/admin-lives";
import { secretsOf } from "./doctor/without-secrets";

/** A cloud's words are a stranger's: no longer than this, in characters. */
const maxMessageChars = 300;

/** What an administrator may read of a failure. */
export function cloudTroubleOf(config: Config, error: CloudError): CloudTrouble {
  const { failure, code, message } = error;
  return { failure, code: speakable(config, code), message: speakable(config, message) };
}

/** A stranger's words without our secrets, should he have quoted one. */
export function speakable(config: Config, text: string): string {
  const clean = secretsOf(config).reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
  return clean.slice(0, maxMessageChars);
}
