import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { rootKey } from "@/components/data/queries";
import type { StudioKey } from "@/lib/shared/studio";

/** What has become of the old key and of who pushed by it. */
export type KeyChange = "changedLater" | "changedNow" | "changedDisconnected" | "changedStillOn";

interface NotedChange {
  readonly change: KeyChange;
  /** Server time, Unix ms. */
  readonly atMs: number;
}

/**
 * What the last change of key in this page did, until the new one is used. It outlives the card,
 * which has another place once its broadcast was ended by the change.
 */
export function useKeyChange(
  userId: string,
  lastUsed: StudioKey["lastUsed"],
): { readonly change: KeyChange | null; note(change: KeyChange, atMs: number): void } {
  const queries = useQueryClient();
  const queryKey = [...rootKey, "keyChange", userId];
  const { data } = useQuery<NotedChange>({ queryKey, queryFn: skipToken });
  const isNews = data !== undefined && (lastUsed?.atMs ?? 0) <= data.atMs;
  return {
    change: isNews ? data.change : null,
    note: (change, atMs) => queries.setQueryData<NotedChange>(queryKey, { change, atMs }),
  };
}
