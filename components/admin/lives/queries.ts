import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ActionError, callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { AdminLives, LiveOrderName, UnfinishedOrder } from "@/lib/shared/admin-lives";

/** How often the list is asked for anew, in milliseconds. */
const intervalMs = 5000;
/** Root of the lists of lives, whatever their filters. */
export const adminLivesKey = [...rootKey, "admin-lives"] as const;

/** A page of the lives on air and the forbidden broadcasters, by the filters of the address. */
export function adminLivesQuery(query: string) {
  return queryOptions({
    queryKey: [...adminLivesKey, query],
    queryFn: () => callJson<AdminLives>(`/api/admin/lives?${query}`),
    refetchInterval: intervalMs,
    placeholderData: keepPreviousData,
  });
}

/** What is done about a broadcaster. */
export type StaffOrderName = LiveOrderName | "message";

/** An order as it is given. */
export interface StaffOrder {
  readonly order: StaffOrderName;
  readonly userId: string;
  /** As the staff sees the broadcaster. */
  readonly name: string;
  /** Members of the request beside the userid. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** Why an order is done in part, or cannot be done at all. */
export type OrderCaveat = UnfinishedOrder | "noStudio";

const caveats: readonly OrderCaveat[] = [
  "stillOnAir",
  "banHoldsHere",
  "stillForbidden",
  "allowedHereOnly",
  "noStudio",
];

/** Gives it; null when it is done altogether. @throws ActionError */
export async function sendStaffOrder(staffOrder: StaffOrder): Promise<OrderCaveat | null> {
  const { order, userId, details } = staffOrder;
  try {
    await callJson(`/api/admin/lives/${order}`, { userid: userId, ...details });
    return null;
  } catch (error) {
    const known = error instanceof ActionError && caveats.find((it) => it === error.reason);
    if (!known) throw error;
    return known;
  }
}
