import {
  getTableColumns,
  type InferInsertModel,
  type InferSelectModel,
  type Placeholder,
  type SQL,
  sql,
  type Table,
} from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
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

/**
 * That a column is one of a list of any length, which the placeholder of this name is given by
 * `listOf`: the same statement for every list.
 */
export function isAmong(column: SQLiteColumn, name: string): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${sql.placeholder(name)}))`;
}

/** A list for the placeholder of `isAmong`. */
export function listOf(values: readonly string[]): string {
  return JSON.stringify(values);
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
