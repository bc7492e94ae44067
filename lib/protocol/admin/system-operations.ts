import { z } from "zod";
import { serverState } from "@/lib/services/cloud-state";
import { describeFinding } from "@/lib/shared/doctor/describe-finding";
import type { DoctorReport } from "@/lib/shared/doctor/doctor-report";
import { type AdminCall, type AdminContext, order, question } from "./admin-operation";

/** The server itself and its doctor. */
export const systemOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminReadState",
      area: "system",
      path: "/api/admin/state",
      summary: { en: "How the server and the cloud are", zh: "服务器与云服务的状态" },
      role: "readonly",
      scope: "system:read",
      input: z.object({}),
      output: z.looseObject({}),
      example: {},
    },
    ({ services, caller }) => ({ ...serverState(services, caller) }),
  ),
  question(
    {
      id: "adminReadDoctor",
      area: "system",
      path: "/api/admin/doctor",
      summary: { en: "The present or last run of the doctor", zh: "最近一次诊断" },
      role: "readonly",
      scope: "system:read",
      input: z.object({}),
      output: z.object({ report: z.looseObject({}) }),
      example: {},
    },
    (context) => ({ report: { ...reportOf(context) } }),
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
      output: z.object({ report: z.looseObject({}) }),
      example: { push: false },
    },
    (context, { push }) => {
      const { services } = context;
      const ended = services.doctor.start(services, { push });
      ended.catch((err: unknown) => services.log.error({ err }, "a run of the doctor broke"));
      return { report: { ...reportOf(context) } };
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
