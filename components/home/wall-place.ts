import { cleanSearch } from "@/lib/shared/search-terms";

/** Which part of the home page somebody looks at: the address says it, so that going back works. */
export interface WallPlace {
  /** Cleaned; empty for everything. */
  readonly search: string;
  /** Page of the recordings, from 1. */
  readonly page: number;
}

/** As an address has them: Next gives a parameter that stands there twice as a list. */
type Parameter = string | readonly string[] | null | undefined;

/** Reads `?q=` and `?page=`; whatever is no page is the first. */
export function readWallPlace(q: Parameter, page: Parameter): WallPlace {
  return { search: cleanSearch(oneOf(q)), page: readPage(page) };
}

/** Reads `?page=` of a list; whatever is no page is the first. */
export function readPage(page: Parameter): number {
  const asked = Number(oneOf(page));
  return Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
}

/** The address of a place. */
export function wallPath({ search, page }: WallPlace): string {
  const query = new URLSearchParams({
    ...(search ? { q: search } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return query.size > 0 ? `/?${query}` : "/";
}

function oneOf(value: Parameter): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
