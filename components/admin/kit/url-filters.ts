/** The place in a list; it belongs to the filters that were set when it was given. */
const cursorName = "cursor";

/** What a page's filters are, by name; what is not set is empty. */
export function readFilters<Names extends string>(
  names: readonly Names[],
  query: URLSearchParams,
): Readonly<Record<Names, string>> {
  const values = names.map((name) => [name, query.get(name) ?? ""]);
  return Object.fromEntries(values) as Record<Names, string>;
}

/** The query after a change: nothing empty in it, and back at the newest unless it is about that. */
export function changedQuery(query: URLSearchParams, change: Readonly<Record<string, string>>) {
  const next = new URLSearchParams(query);
  next.delete(cursorName);
  for (const [name, value] of Object.entries(change)) {
    if (value === "") next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** The filters that are set as a query for the server, in the order of their names. */
export function filterQuery(filters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(
    Object.entries(filters).filter(([, value]) => value !== ""),
  ).toString();
}
