import { setTimeout as sleep } from "node:timers/promises";
import type { Check } from "@/lib/shared/doctor/check";
import { checkIds, type Finding, finding } from "@/lib/shared/doctor/finding";
import { failureReason } from "@/lib/shared/failure-reason";
import type { DoctorServices } from "./doctor-services";
import { secretsOf, withoutSecrets } from "./without-secrets";

/**
 * Runs all checks at once, each with its own time limit. A check that breaks or hangs becomes a
 * finding of its own and never a pass.
 * @param onProgress is told the findings of each check as it ends.
 */
export async function runChecks(
  services: DoctorServices,
  checks: readonly Check[],
  onProgress: (findings: readonly Finding[]) => void = () => undefined,
): Promise<readonly Finding[]> {
  const secrets = secretsOf(services.config);
  const found = await Promise.all(
    checks.map(async (check) => {
      const findings = (await runOne(services, check)).map((it) => withoutSecrets(it, secrets));
      onProgress(findings);
      return findings;
    }),
  );
  return inOrder(found.flat());
}

/** The order in which the doctor reports. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => checkIds.indexOf(a.check) - checkIds.indexOf(b.check));
}

async function runOne(services: DoctorServices, check: Check): Promise<readonly Finding[]> {
  const patience = new AbortController();
  const { timeoutSeconds: seconds } = check;
  const late = sleep(seconds * 1000, null, { signal: patience.signal }).then(
    () => check.ids.map((id) => finding(id, "checkTimedOut", { seconds })),
    () => [],
  );
  try {
    return await Promise.race([check.run(), late]);
  } catch (error) {
    const reason = failureReason(error);
    // Why the database cannot be read is what its own check reports.
    if (reason.startsWith("SQLITE_")) return check.ids.map((id) => finding(id, "ledgerNeeded", {}));
    services.log.error({ err: error, checks: check.ids }, "a check of the doctor broke");
    return check.ids.map((id) => finding(id, "checkBroke", { reason }));
  } finally {
    patience.abort();
  }
}
