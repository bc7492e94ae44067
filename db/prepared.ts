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
