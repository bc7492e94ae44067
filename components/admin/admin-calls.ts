import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { AdminLives, LiveOrder } from "@/lib/shared/admin-lives";
import type { ServerState } from "@/lib/shared/server-state";

const livesIntervalMs = 5000;
const stateIntervalMs = 10_000;
/** Root of the administrators' lists of lives, whatever the page. */
export const adminLivesKey = [...rootKey, "admin-lives"] as const;

/** A page of the lives on air and the forbidden broadcasters; pages count from 1. */
export function adminLivesQuery(page: number) {
  return queryOptions({
    queryKey: [...adminLivesKey, page],
    queryFn: () => callJson<AdminLives>(`/api/admin/lives?page=${page}`),
    refetchInterval: livesIntervalMs,
    placeholderData: keepPreviousData,
  });
}

/** How the server and the cloud are. */
export function serverStateQuery() {
  return queryOptions({
    queryKey: [...rootKey, "admin-state"],
    queryFn: () => callJson<ServerState>("/api/admin/state"),
    refetchInterval: stateIntervalMs,
  });
}

/** Ends a broadcast, forbids a broadcaster or allows him again. @throws ActionError */
export async function sendOrder(order: LiveOrder, userid: string): Promise<void> {
  await callJson(`/api/admin/lives/${order}`, { userid });
}
