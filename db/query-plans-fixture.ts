import SqliteDatabase from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import type { Connection } from "./database";
import * as schema from "./schema/sqlite";

/** An empty database that tells how SQLite finds the rows of what is asked. */
export interface PlanReader {
  readonly db: Connection;
  /** The plan of everything that a call asks. */
  plansOf(call: () => unknown): string[];
  close(): void;
}

export function openPlanReader(): PlanReader {
  const said: string[] = [];
  const file = new SqliteDatabase(":memory:", {
    verbose: (statement) => said.push(String(statement)),
  });
  const db = drizzle(file, { schema });
  migrate(db, { migrationsFolder: "db/migrations" });
  return {
    db,
    plansOf(call) {
      said.length = 0;
      call();
      return [...said].flatMap((statement) =>
        file
          .prepare<[], { detail: string }>(`explain query plan ${statement}`)
          .all()
          .map(({ detail }) => detail),
      );
    },
    close: () => void file.close(),
  };
}
