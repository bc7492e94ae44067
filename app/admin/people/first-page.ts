import type { z } from "zod";
import { filterQuery, readFilters } from "@/components/admin/kit/url-filters";
import { isServiceError } from "@/lib/errors";
import type { Caller } from "@/lib/services/acting";
import type { PageQuery } from "@/lib/shared/next-path";
import { pageCaller } from "../lives/page-caller";

/**
 * A list for the first paint, by the filters of the address. Null where they are none: the page then
 * asks like any client, and says why.
 */
export async function firstPage<Filter extends z.ZodType, Page>(
  address: Promise<PageQuery>,
  names: readonly string[],
  schema: Filter,
  list: (caller: Caller, filter: z.output<Filter>) => Page | Promise<Page>,
): Promise<{ readonly query: string; readonly page: Page | null }> {
  const set = Object.entries(await address).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : [],
  );
  const filters = readFilters(names, new URLSearchParams(set));
  const query = filterQuery(filters);
  const parsed = schema.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (!parsed.success) return { query, page: null };
  try {
    return { query, page: await list(await pageCaller(), parsed.data) };
  } catch (error) {
    if (isServiceError(error) && error.code === "invalidParameter") return { query, page: null };
    throw error;
  }
}
