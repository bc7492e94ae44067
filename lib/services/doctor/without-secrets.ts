import type { Config } from "@/lib/config";
import type { Finding } from "@/lib/shared/doctor/finding";

/** A value so short is no secret, and would be found in anything. */
const shortestSecret = 4;

/** Every configured value that must never be shown. */
export function secretsOf(config: Config): readonly string[] {
  const { tencent, cos } = config;
  return [
    config.pushKey,
    config.pushKeyBackup,
    config.apiKey,
    config.callbackUrlSecret,
    config.sessionKey,
    config.imSecretKey,
    config.imPrivateKey,
    tencent?.playKey,
    tencent?.secretKey,
    tencent?.imCallbackToken,
    cos?.secretKey,
  ].filter((value) => typeof value === "string" && value.length >= shortestSecret) as string[];
}

/**
 * A finding whose facts hold no configured secret. No check puts one there; this is the second
 * lock, because facts quote what strangers answered.
 */
export function withoutSecrets(found: Finding, secrets: readonly string[]): Finding {
  const entries = Object.entries(found.facts).map(([name, value]) => {
    const text = String(value);
    const isSafe = !secrets.some((secret) => text.includes(secret));
    return [name, isSafe ? value : "***"] as const;
  });
  return { ...found, facts: Object.fromEntries(entries) };
}
