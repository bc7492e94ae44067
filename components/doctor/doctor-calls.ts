import { queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { DoctorReport } from "@/lib/shared/doctor/doctor-report";

/** How often the progress of a run is asked for, in milliseconds. */
const progressMs = 700;

/** The present or last run; asked for again while one is under way. */
export function doctorQuery() {
  return queryOptions({
    queryKey: [...rootKey, "doctor"],
    queryFn: async () => (await callJson<{ report: DoctorReport }>("/api/admin/doctor")).report,
    refetchInterval: ({ state }) => (state.data?.running ? progressMs : false),
  });
}

/** Begins a run. */
export async function startDoctor(push: boolean): Promise<DoctorReport> {
  return (await callJson<{ report: DoctorReport }>("/api/admin/doctor/run", { push })).report;
}
