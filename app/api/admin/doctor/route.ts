import { answerDoctor, answerDoctorRun } from "@/lib/protocol/admin-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The present or last run of the doctor; administrators only. */
export async function GET(request: Request): Promise<Response> {
  return answerDoctor(runtime(), request);
}

/** Begins a run: `{push}`; administrators only. */
export async function POST(request: Request): Promise<Response> {
  return answerDoctorRun(runtime(), request);
}
