import { callJson } from "@/components/data/client";
import type { ReportedThing, ReportReason } from "@/lib/shared/reports";

/** Tells who runs the server; the same again within a day is one report. @throws ActionError */
export async function sendReport(
  thing: ReportedThing,
  reason: ReportReason,
  note: string,
): Promise<void> {
  await callJson("/api/reports", { ...thing, reason, note });
}
