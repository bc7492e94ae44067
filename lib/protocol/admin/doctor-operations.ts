import { z } from "zod";
import { describeFinding } from "@/lib/shared/doctor/describe-finding";
import type { DoctorReport } from "@/lib/shared/doctor/doctor-report";
import { nothing } from "../fields";
import { type AdminCall, type AdminContext, order, question } from "./admin-operation";
import { doctorReport } from "./system-answers";

/** The server's doctor. */
export const doctorOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminReadDoctor",
      area: "system",
      path: "/api/admin/doctor",
      summary: { en: "The present or last run of the doctor", zh: "最近一次诊断" },
      role: "readonly",
      scope: "system:read",
      input: nothing,
      output: doctorReport,
      example: {},
    },
    (context) => ({ report: reportOf(context) }),
  ),
  order(
    {
      id: "adminRunDoctor",
      area: "system",
      path: "/api/admin/doctor/run",
      summary: { en: "Begins a run of the doctor", zh: "开始诊断" },
      role: "admin",
      scope: "system:write",
      input: z.object({ push: z.boolean().default(false) }),
      output: doctorReport,
      example: { push: false },
    },
    (context, { push }) => {
      const { services } = context;
      const ended = services.doctor.start(services, { push });
      ended.catch((err: unknown) => services.log.error({ err }, "a run of the doctor broke"));
      return { report: reportOf(context) };
    },
  ),
];

function reportOf({ services, locale }: AdminContext): DoctorReport {
  const { run } = services.doctor;
  if (!run) {
    const never = { startedMs: 0, finishedMs: 0, push: false, done: 0, total: 0 };
    return { running: false, ...never, findings: [] };
  }
  const findings = run.findings.map((found) => describeFinding(found, locale));
  return { ...run, running: run.finishedMs === 0, findings };
}
