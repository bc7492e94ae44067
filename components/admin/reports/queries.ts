import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import { personPath } from "@/lib/shared/admin-people";
import type { ReportDetail, ReportOutcome, ReportsPage } from "@/lib/shared/admin-reports";

/** Root of everything that the console shows of complaints. */
export const adminReportsKey = [...rootKey, "admin-reports"] as const;
/** New ones come by themselves. */
const listIntervalMs = 15_000;

const pathOf = (id: string, order = "") => `/api/admin/reports/${encodeURIComponent(id)}${order}`;

/** In the place of a state in the address: open ones are what is shown without. */
export const allStates = "all";

/** What stands in the address: the filters, the page, and the complaint that is looked at. */
export const reportFilterNames = ["state", "reason", "about", "cursor", "report"] as const;

/** The list's filters as the server understands them. */
export function listQuery(
  filters: Readonly<Partial<Record<(typeof reportFilterNames)[number], string>>>,
): string {
  const { state = "", reason = "", about = "", cursor = "" } = filters;
  const asked = { state: state === allStates ? "" : state || "open", reason, about, cursor };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== "")).toString();
}

/** A page of the complaints; `query` is `listQuery`'s. */
export function reportsQuery(query: string) {
  return queryOptions({
    queryKey: [...adminReportsKey, "list", query],
    queryFn: () => callJson<ReportsPage>(`/api/admin/reports?${query}`),
    placeholderData: keepPreviousData,
    refetchInterval: listIntervalMs,
  });
}

/** One with its evidence. */
export function reportQuery(id: string) {
  return queryOptions({
    queryKey: [...adminReportsKey, "one", id],
    queryFn: () => callJson<ReportDetail>(pathOf(id)),
  });
}

/** What is decided, and about how much. */
export interface Decided {
  readonly id: string;
  readonly scope: "one" | "message" | "person";
  readonly outcome: ReportOutcome;
  readonly note: string;
}

/** Returns about how many it was decided. @throws ActionError */
export async function decide({ id, scope, outcome, note }: Decided): Promise<number> {
  if (scope !== "one") {
    const about = { id, about: scope, outcome, note };
    return (await callJson<{ count: number }>("/api/admin/reports/bulk", about)).count;
  }
  await callJson(pathOf(id, "/resolve"), { outcome, note });
  return 1;
}

/** What can be done about what a complaint is about. */
export type ReportAct =
  | { readonly what: "hide" | "unmute"; readonly id: string }
  | { readonly what: "mute"; readonly id: string; readonly seconds: number }
  | {
      readonly what: "ban";
      readonly userid: string;
      readonly seconds: number;
      readonly reason: string;
    }
  | { readonly what: "stop"; readonly userid: string; readonly reason: string }
  | { readonly what: "withhold"; readonly fileid: string; readonly reason: string };

/** @throws ActionError */
export async function carryOut(act: ReportAct): Promise<void> {
  switch (act.what) {
    case "hide":
      await callJson(pathOf(act.id, "/hide"), {});
      return;
    case "mute":
      await callJson(pathOf(act.id, "/mute"), { seconds: act.seconds });
      return;
    case "unmute":
      await callJson(pathOf(act.id, "/mute"), { seconds: 0 });
      return;
    case "ban":
      await callJson(personPath(act.userid, "/ban"), { seconds: act.seconds, reason: act.reason });
      return;
    case "stop":
      await callJson("/api/admin/lives/stop", { userid: act.userid, reason: act.reason });
      return;
    case "withhold":
      await callJson(`/api/admin/tapes/${encodeURIComponent(act.fileid)}/withhold`, {
        reason: act.reason,
      });
  }
}
