import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { CallbackEntry, CallbackPage, SimulatedKind } from "@/lib/shared/callback-entry";
import type { RecordFileFormat } from "@/lib/shared/stream-event";

/** Root of what is known of the ledger. */
export const callbacksKey = [...rootKey, "admin-callbacks"] as const;

/** A page of the ledger; `query` are the filters for the server. */
export function callbacksQuery(query: string) {
  return queryOptions({
    queryKey: [...callbacksKey, "page", query],
    queryFn: () => callJson<CallbackPage>(`/api/admin/callbacks?${query}`),
    placeholderData: keepPreviousData,
  });
}

/** One entry with its body; an entry never changes. */
export function callbackQuery(id: string) {
  return queryOptions({
    queryKey: [...callbacksKey, "entry", id],
    queryFn: () =>
      callJson<{ entry: CallbackEntry; body: string }>(
        `/api/admin/callbacks/${encodeURIComponent(id)}`,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What came of an order. */
export interface TakenEntry {
  readonly id: string;
  readonly effect: string;
}

/** @throws ActionError */
export function replayEntry(id: string): Promise<TakenEntry> {
  return callJson<TakenEntry>(`/api/admin/callbacks/${encodeURIComponent(id)}/replay`, {});
}

export interface SimulationForm {
  readonly kind: SimulatedKind;
  readonly userid: string;
  readonly streamName: string;
  readonly sequence: string;
  readonly goodbye: boolean;
  readonly url: string;
  readonly format: RecordFileFormat;
}

/** @throws ActionError */
export function simulate(form: SimulationForm): Promise<TakenEntry> {
  return callJson<TakenEntry>("/api/admin/callbacks/simulate", { ...form });
}
