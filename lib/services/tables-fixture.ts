import { dataVersion } from "@/db/data-version-fixture";
import type { Connection, Database } from "@/db/database";
import * as schema from "@/db/schema/sqlite";
import type { TestServices } from "./services-fixture";

/** Every table with its rows. */
export type TableDump = Readonly<Record<string, readonly object[]>>;

/** Parents before what refers to them. */
const tables = [
  ["liveData", schema.liveData],
  ["liveSession", schema.liveSession],
  ["livePush", schema.livePush],
  ["tapeData", schema.tapeData],
  ["tapeFile", schema.tapeFile],
  ["tapeOriginal", schema.tapeOriginal],
  ["sessionSample", schema.sessionSample],
  ["sessionViewer", schema.sessionViewer],
  ["account", schema.account],
  ["session", schema.session],
  ["roomSession", schema.roomSession],
  ["room", schema.room],
  ["roomAnchor", schema.roomAnchor],
  ["linkStream", schema.linkStream],
  ["groupMember", schema.groupMember],
  ["report", schema.report],
  ["ugcVideo", schema.ugcVideo],
  ["callbackEvent", schema.callbackEvent],
  ["chatMessage", schema.chatMessage],
  ["chatMute", schema.chatMute],
  ["webGuest", schema.webGuest],
  ["roomSetting", schema.roomSetting],
  ["roomModerator", schema.roomModerator],
] as const;

/** The last dump of each database, and of which data version it is. */
const dumps = new WeakMap<Database, { readonly version: number; readonly dump: TableDump }>();

/**
 * What the database holds of lives, people and conversations. The same object while nobody has
 * committed anything: to read it all after every refusal took longer than the refusals.
 */
export function dumpTables({ database }: TestServices): TableDump {
  const version = dataVersion(database.read);
  const last = dumps.get(database);
  if (last?.version === version) return last.dump;
  const rowsOf = (table: (typeof tables)[number][1]): object[] =>
    database.read.select().from(table).all();
  const dump = Object.fromEntries(tables.map(([name, table]) => [name, rowsOf(table)]));
  dumps.set(database, { version, dump });
  return dump;
}

/** How many rows each table has. */
export function countRows(services: TestServices): Readonly<Record<string, number>> {
  const dump = Object.entries(dumpTables(services));
  return Object.fromEntries(dump.map(([name, rows]) => [name, rows.length]));
}

/** Leaves the database as empty as a new one, which costs many times more; in one commit. */
export async function emptyTables({ database }: TestServices): Promise<void> {
  await database.write((db: Connection) => {
    for (const [, table] of tables.toReversed()) db.delete(table).run();
  });
}

/** Fills an empty database with what another one held, in one commit. */
export async function restoreTables({ database }: TestServices, dump: TableDump): Promise<void> {
  await database.write((db: Connection) => {
    for (const [name, table] of tables) {
      for (const row of dump[name] ?? [])
        db.insert(table)
          .values(row as never)
          .run();
    }
  });
}
