import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ActionError, callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import { staffAccount } from "@/lib/shared/admin-people";
import {
  type AdminTape,
  type AdminTapeDetail,
  type AdminTapePage,
  adminTapesPerPage,
  type BulkAction,
  type BulkOutcome,
  type BulkResult,
  type FailedRecordingPage,
  goneForGood,
  ownersChoice,
  type RetentionRules,
  type RetentionState,
  type StoragePage,
} from "@/lib/shared/admin-tapes";
import type { StrayOrder, StrayOutcome, StrayPage } from "@/lib/shared/stray-tapes";

/** Root of everything about recordings in the console. */
export const adminTapesKey = [...rootKey, "admin-tapes"] as const;
/** Our number for what is not there (any more). */
const notFound = 2003;
/** A search that finds little is answered in pieces; so many are asked for before it is shown. */
const mostPieces = 60;

/** The filters of the address as the server wants them: days of the reader's calendar as moments. */
export function serverQuery(query: string): URLSearchParams {
  const asked = new URLSearchParams(query);
  const from = dayStartMs(asked.get("from") ?? "");
  const until = dayStartMs(asked.get("until") ?? "");
  for (const name of ["from", "until", "tape"]) asked.delete(name);
  if (from !== null) asked.set("fromMs", String(from));
  if (until !== null) asked.set("untilMs", String(nextDayMs(until) - 1));
  return asked;
}

function dayStartMs(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(date)).getTime() : null;
}

/** Days of the calendar are not all equally long. */
function nextDayMs(dayMs: number): number {
  const day = new Date(dayMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/** A page of all recordings, by the filters of the address. */
export function adminTapesQuery(query: string) {
  return queryOptions({
    queryKey: [...adminTapesKey, "list", query],
    queryFn: ({ signal }) => wholePage(serverQuery(query), signal),
    placeholderData: keepPreviousData,
  });
}

/** Goes on while the server has looked at a part only and found less than a page. */
async function wholePage(asked: URLSearchParams, signal: AbortSignal): Promise<AdminTapePage> {
  const isFromBeginning = !asked.has("cursor");
  let page = await callJson<AdminTapePage>(`/api/admin/tapes?${asked}`);
  for (let pieces = 1; pieces < mostPieces; pieces += 1) {
    if (page.next === null || page.tapes.length >= adminTapesPerPage || signal.aborted) break;
    asked.set("cursor", page.next);
    const more = await callJson<AdminTapePage>(`/api/admin/tapes?${asked}`);
    page = { ...more, tapes: [...page.tapes, ...more.tapes] };
  }
  const isWhole = isFromBeginning && page.next === null;
  return { ...page, total: page.total ?? (isWhole ? page.tapes.length : null) };
}

/** One recording; null when there is none of this id. */
export function adminTapeQuery(fileId: string) {
  return queryOptions({
    queryKey: [...adminTapesKey, "one", fileId],
    queryFn: async (): Promise<AdminTapeDetail | null> => {
      try {
        return await callJson<AdminTapeDetail>(tapePath(fileId));
      } catch (error) {
        if (error instanceof ActionError && error.code === notFound) return null;
        throw error;
      }
    },
  });
}

function tapePath(fileId: string): string {
  return `/api/admin/tapes/${encodeURIComponent(fileId)}`;
}

export function failedQuery(query: string) {
  return queryOptions({
    queryKey: [...adminTapesKey, "failed", query],
    queryFn: () => callJson<FailedRecordingPage>(`/api/admin/tapes/failed?${query}`),
    placeholderData: keepPreviousData,
  });
}

/** Files without a recording, and recordings without files. */
export function straysQuery() {
  return queryOptions({
    queryKey: [...adminTapesKey, "strays"],
    queryFn: () => callJson<StrayPage>("/api/admin/tapes/strays"),
  });
}

/** @throws ActionError */
export function orderStrays(order: {
  readonly action: StrayOrder;
  readonly urls: readonly string[];
}): Promise<StrayOutcome> {
  return callJson<StrayOutcome>("/api/admin/tapes/strays", order);
}

export function storageQuery(query: string) {
  return queryOptions({
    queryKey: [...adminTapesKey, "storage", query],
    queryFn: () => callJson<StoragePage>(`/api/admin/tapes/storage?${query}`),
    placeholderData: keepPreviousData,
  });
}

/** The rules as they are, with what others would do; null: what these do themselves. */
export function retentionQuery(draft: RetentionRules | null) {
  return queryOptions({
    queryKey: [...adminTapesKey, "retention", draft],
    queryFn: () => {
      const query = new URLSearchParams(
        Object.entries(draft ?? {}).map(([name, value]) => [name, String(value)]),
      );
      return callJson<RetentionState>(`/api/admin/tapes/retention?${query}`);
    },
    placeholderData: keepPreviousData,
  });
}

/** @throws ActionError 4009 when somebody else has changed them since `revision`. */
export function setRules(order: RetentionRules & { readonly revision: number }) {
  return callJson<RetentionState>("/api/admin/tapes/retention", order);
}

/** Gives a recording another title. @throws ActionError */
export async function renameTape(fileId: string, title: string): Promise<AdminTape> {
  return (await callJson<{ tape: AdminTape }>(`${tapePath(fileId)}/rename`, { title })).tape;
}

/** What is ordered, about which recordings, and for each why. */
export interface TapesOrder {
  readonly action: BulkAction;
  readonly items: readonly TapeOrderItem[];
}

export interface TapeOrderItem {
  readonly fileId: string;
  /** For its broadcaster. */
  readonly reason: string;
  /** Why it was withheld when the order was given. */
  readonly reasonBefore: string;
}

/** Carries it out: one by its own route, many together; those with the same reason at a time. */
export async function orderTapes({ action, items }: TapesOrder): Promise<BulkOutcome[]> {
  const [first] = items;
  if (first && items.length === 1) return [await orderOne(action, first)];
  const outcomes: BulkOutcome[] = [];
  for (const reason of new Set(items.map((item) => item.reason))) {
    const some = items.filter((item) => item.reason === reason);
    const order = { action, reason, fileids: some.map(({ fileId }) => fileId) };
    const answer = await callJson<{ outcomes: BulkOutcome[] }>("/api/admin/tapes/bulk", order);
    outcomes.push(...answer.outcomes);
  }
  return outcomes;
}

const routes: Readonly<Record<BulkAction, { path: string; body?: object }>> = {
  withhold: { path: "withhold" },
  release: { path: "release" },
  delete: { path: "delete" },
  restore: { path: "restore" },
  keep: { path: "keep", body: { kept: true } },
  unkeep: { path: "keep", body: { kept: false } },
};

async function orderOne(
  action: BulkAction,
  { fileId, reason, reasonBefore }: TapeOrderItem,
): Promise<BulkOutcome> {
  const { path, body } = routes[action];
  const outcome = { fileId, reasonBefore };
  try {
    const order = { reason, ...body };
    const { tape } = await callJson<{ tape: AdminTape }>(`${tapePath(fileId)}/${path}`, order);
    return { ...outcome, result: "done", tape };
  } catch (error) {
    const result = refusalOf(error);
    if (result === null) throw error;
    return { ...outcome, result, tape: null };
  }
}

/** Why it cannot be done, where that is nobody's fault. */
function refusalOf(error: unknown): BulkResult | null {
  if (!(error instanceof ActionError)) return null;
  if (error.reason === ownersChoice) return "ownersChoice";
  if (error.reason === staffAccount) return "staffAccount";
  if (error.reason === goneForGood) return "tooLate";
  return error.code === notFound ? "notFound" : null;
}
