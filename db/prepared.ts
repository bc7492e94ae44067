import {
  getTableColumns,
  type InferInsertModel,
  type InferSelectModel,
  type Placeholder,
  sql,
  type Table,
} from "drizzle-orm";
import type { Connection } from "./database";

/**
 * A query that is built and prepared once per connection: building it costs more than running it.
 * `make` uses `sql.placeholder` for what changes.
 */
export function prepared<Query>(make: (db: Connection) => Query): (db: Connection) => Query {
  const queries = new WeakMap<Connection, Query>();
  return (db) => {
    let query = queries.get(db);
    if (!query) {
      query = make(db);
      queries.set(db, query);
    }
    return query;
  };
}

/** One placeholder for every column of a table, named like it: the values of a prepared insert. */
export function allPlaceholders<T extends Table>(
  table: T,
): Record<keyof T["_"]["columns"], Placeholder> {
  const names = Object.keys(getTableColumns(table));
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Record<
    keyof T["_"]["columns"],
    Placeholder
  >;
}

/** A whole row for a prepared insert: what is left out has the default of its column, else null. */
export function wholeRow<T extends Table>(table: T, row: InferInsertModel<T>): InferSelectModel<T> {
  const defaults = Object.entries(getTableColumns(table)).map(([name, column]) => [
    name,
    column.default ?? null,
  ]);
  return { ...Object.fromEntries(defaults), ...row };
}
