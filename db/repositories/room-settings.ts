import { eq, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { roomSetting } from "../schema/sqlite";

export type RoomSettingRow = typeof roomSetting.$inferSelect;
/** In the place of a broadcaster: what the whole server was set to when it last started. */
export const wholeServer = "";
/** What a broadcaster can set. */
export type RoomSettingChange = Partial<Omit<RoomSettingRow, "userid" | "changedMs">>;

const settingQuery = prepared((db) =>
  db
    .select()
    .from(roomSetting)
    .where(eq(roomSetting.userid, sql.placeholder("userid")))
    .prepare(),
);

/** What was set for a broadcaster's room; null: nothing yet. */
export function findRoomSetting(db: Connection, userid: string): RoomSettingRow | null {
  return settingQuery(db).get({ userid }) ?? null;
}

/**
 * Sets something for a room. `changedMs` is the version of all rules of the room: it grows with
 * every change, whatever the clock does, so that it is never the same again.
 */
export function changeRoomSetting(
  db: Connection,
  userid: string,
  change: RoomSettingChange,
  nowMs: number,
): void {
  const known = findRoomSetting(db, userid);
  const changedMs = Math.max(nowMs, (known?.changedMs ?? 0) + 1);
  if (!known) {
    db.insert(roomSetting)
      .values({ userid, ...change, changedMs })
      .run();
    return;
  }
  db.update(roomSetting)
    .set({ ...change, changedMs })
    .where(eq(roomSetting.userid, userid))
    .run();
}
