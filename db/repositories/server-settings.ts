import { and, eq, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { serverSetting } from "../schema/sqlite-admin";

/** What an administrator has set for the whole server. */
export interface ServerSetting {
  /** JSON. */
  readonly value: string;
  /** Names this state; it grows by one with each change. */
  readonly revision: number;
  /** Unix ms. */
  readonly changedMs: number;
  readonly changedBy: string;
}

/** A change, and the state that it was made on: 0 where there was none yet. */
export interface SettingChange {
  readonly name: string;
  readonly value: string;
  readonly expectedRevision: number;
  readonly changedMs: number;
  readonly changedBy: string;
}

const settingQuery = prepared((db) =>
  db
    .select({
      value: serverSetting.value,
      revision: serverSetting.revision,
      changedMs: serverSetting.changedMs,
      changedBy: serverSetting.changedBy,
    })
    .from(serverSetting)
    .where(eq(serverSetting.name, sql.placeholder("name")))
    .prepare(),
);

/** Null: nobody has set it, and it is as it is by default. */
export function readSetting(db: Connection, name: string): ServerSetting | null {
  return settingQuery(db).get({ name }) ?? null;
}

/** The new revision; null when somebody else has changed it since `expectedRevision`. */
export function writeSetting(
  db: Connection,
  { name, value, expectedRevision, changedMs, changedBy }: SettingChange,
): number | null {
  const revision = expectedRevision + 1;
  const change = { value, revision, changedMs, changedBy };
  if (expectedRevision === 0) {
    const made = db
      .insert(serverSetting)
      .values({ name, ...change })
      .onConflictDoNothing()
      .run();
    return made.changes > 0 ? revision : null;
  }
  const changed = db
    .update(serverSetting)
    .set(change)
    .where(and(eq(serverSetting.name, name), eq(serverSetting.revision, expectedRevision)))
    .run();
  return changed.changes > 0 ? revision : null;
}
