import { queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { ServerState } from "@/lib/shared/server-state";

const stateIntervalMs = 10_000;
/** How the server and the cloud are. */
export function serverStateQuery() {
  return queryOptions({
    queryKey: [...rootKey, "admin-state"],
    queryFn: () => callJson<ServerState>("/api/admin/state"),
    refetchInterval: stateIntervalMs,
  });
}
