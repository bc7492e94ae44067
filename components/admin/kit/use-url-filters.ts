"use client";

import { useSearchParams } from "next/navigation";
import { changedQuery, filterQuery, readFilters } from "./url-filters";

export interface UrlFilters<Names extends string> {
  /** What is set; empty where nothing is. */
  readonly filters: Readonly<Record<Names, string>>;
  /** Sets some and leaves the others; `cursor` is dropped unless it is what is set. */
  readonly set: (change: Readonly<Partial<Record<Names, string>>>) => void;
  readonly clear: () => void;
  /** The same for the server, without a question mark; also fit for a query key. */
  readonly query: string;
}

/**
 * Filters that stand in the address, so that it can be kept and sent on. Name `cursor` too where a
 * list has pages. The history is not filled by typing: going back leaves the page.
 */
export function useUrlFilters<Names extends string>(names: readonly Names[]): UrlFilters<Names> {
  const filters = readFilters(names, useSearchParams());
  const set = (change: Readonly<Partial<Record<Names, string>>>) => write({ ...change });
  const clear = () => write(Object.fromEntries(names.map((name) => [name, ""])));
  return { filters, set, clear, query: filterQuery(filters) };
}

function write(change: Readonly<Record<string, string | undefined>>): void {
  const { pathname, search } = window.location;
  const set = Object.entries(change).map(([name, value]) => [name, value ?? ""]);
  // The address itself is read: two changes of one moment must not undo each other.
  const query = changedQuery(new URLSearchParams(search), Object.fromEntries(set)).toString();
  // Next takes what the browser's own history says into `useSearchParams`.
  window.history.replaceState(null, "", query ? `${pathname}?${query}` : pathname);
}
