import { and, desc, eq, gt, inArray, lte, notExists, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { linkStream, liveData, room, roomAnchor, roomSession } from "../schema/sqlite";

export type RoomRow = typeof room.$inferSelect;
export type AnchorRow = typeof roomAnchor.$inferSelect;
export type RoomSessionRow = typeof roomSession.$inferSelect;
export type LinkStreamRow = typeof linkStream.$inferSelect;

/** Removed in one go; more than one is there only after the setting was lowered. */
const maxSurplus = 100;

const sessionQuery = prepared((db) =>
  db
    .select()
    .from(roomSession)
    .where(eq(roomSession.tokenHash, sql.placeholder("tokenHash")))
    .prepare(),
);

const sessionOfQuery = prepared((db) =>
  db
    .select({ tokenHash: roomSession.tokenHash })
    .from(roomSession)
    .where(
      and(
        eq(roomSession.userid, sql.placeholder("userid")),
        gt(roomSession.expiresMs, sql.placeholder("nowMs")),
      ),
    )
    .limit(1)
    .prepare(),
);

export function findRoom(db: Connection, roomid: string): RoomRow | null {
  return db.select().from(room).where(eq(room.roomid, roomid)).get() ?? null;
}

/** The room that this user created. */
export function findRoomOf(db: Connection, userid: string): RoomRow | null {
  return db.select().from(room).where(eq(room.userid, userid)).get() ?? null;
}

/** Rooms of these creators, in no order. */
export function roomsOf(db: Connection, userids: string[]): RoomRow[] {
  if (userids.length === 0) return [];
  return db.select().from(room).where(inArray(room.userid, userids)).all();
}

export function insertRoom(db: Connection, row: RoomRow): void {
  db.insert(room).values(row).run();
}

export function updateRoom(db: Connection, roomid: string, change: Partial<RoomRow>): void {
  db.update(room).set(change).where(eq(room.roomid, roomid)).run();
}

/** Takes its anchors along. */
export function deleteRoom(db: Connection, roomid: string): void {
  db.delete(room).where(eq(room.roomid, roomid)).run();
}

/** In no order. */
export function anchorsOf(db: Connection, roomids: string[]): AnchorRow[] {
  if (roomids.length === 0) return [];
  return db.select().from(roomAnchor).where(inArray(roomAnchor.roomid, roomids)).all();
}

export function findAnchor(db: Connection, roomid: string, userid: string): AnchorRow | null {
  return (
    db
      .select()
      .from(roomAnchor)
      .where(and(eq(roomAnchor.roomid, roomid), eq(roomAnchor.userid, userid)))
      .get() ?? null
  );
}

export function insertAnchor(db: Connection, row: AnchorRow): void {
  db.insert(roomAnchor).values(row).run();
}

export function updateAnchor(db: Connection, id: string, change: Partial<AnchorRow>): void {
  db.update(roomAnchor).set(change).where(eq(roomAnchor.id, id)).run();
}

export function deleteAnchors(db: Connection, ids: string[]): void {
  if (ids.length > 0) db.delete(roomAnchor).where(inArray(roomAnchor.id, ids)).run();
}

/** Anchors without a heartbeat since `beforeMs` who are not on air either. */
export function silentAnchors(db: Connection, beforeMs: number): AnchorRow[] {
  return db
    .select()
    .from(roomAnchor)
    .where(and(lte(roomAnchor.heartbeatMs, beforeMs), notExists(onAir(db, roomAnchor.userid))))
    .all();
}

/** Rooms older than `beforeMs` whose creator is neither on air nor sent a heartbeat since. */
export function abandonedRooms(db: Connection, beforeMs: number): RoomRow[] {
  const heard = db
    .select({ id: roomAnchor.id })
    .from(roomAnchor)
    .where(
      and(
        eq(roomAnchor.roomid, room.roomid),
        eq(roomAnchor.userid, room.userid),
        gt(roomAnchor.heartbeatMs, beforeMs),
      ),
    );
  return db
    .select()
    .from(room)
    .where(and(lte(room.createdMs, beforeMs), notExists(heard), notExists(onAir(db, room.userid))))
    .all();
}

function onAir(db: Connection, userid: typeof room.userid | typeof roomAnchor.userid) {
  return db
    .select({ userid: liveData.userid })
    .from(liveData)
    .where(and(eq(liveData.userid, userid), eq(liveData.status, 1)));
}

export function touchAnchors(db: Connection, nowMs: number): void {
  db.update(roomAnchor).set({ heartbeatMs: nowMs }).run();
  db.update(room).set({ createdMs: nowMs }).run();
}

export function findRoomSession(db: Connection, tokenHash: string): RoomSessionRow | null {
  return sessionQuery(db).get({ tokenHash }) ?? null;
}

/** A user's sessions above `keep` end, those first that would end first. */
export function insertRoomSession(db: Connection, row: RoomSessionRow, keep: number): void {
  db.insert(roomSession).values(row).run();
  const surplus = db
    .select({ tokenHash: roomSession.tokenHash })
    .from(roomSession)
    .where(eq(roomSession.userid, row.userid))
    .orderBy(desc(roomSession.expiresMs))
    .limit(maxSurplus)
    .offset(keep)
    .all();
  const hashes = surplus.map(({ tokenHash }) => tokenHash);
  if (hashes.length > 0) {
    db.delete(roomSession).where(inArray(roomSession.tokenHash, hashes)).run();
  }
}

/** Whether somebody is signed in to RoomService under this name. */
export function hasRoomSession(db: Connection, userid: string, nowMs: number): boolean {
  return sessionOfQuery(db).get({ userid, nowMs }) !== undefined;
}

export function deleteRoomSession(db: Connection, tokenHash: string): void {
  db.delete(roomSession).where(eq(roomSession.tokenHash, tokenHash)).run();
}

export function deleteRoomSessionsOf(db: Connection, userid: string): void {
  db.delete(roomSession).where(eq(roomSession.userid, userid)).run();
}

export function deleteExpiredRoomSessions(db: Connection, nowMs: number): void {
  db.delete(roomSession).where(lte(roomSession.expiresMs, nowMs)).run();
}

export function findLinkStream(db: Connection, streamName: string): LinkStreamRow | null {
  return db.select().from(linkStream).where(eq(linkStream.streamName, streamName)).get() ?? null;
}

export function insertLinkStream(db: Connection, row: LinkStreamRow): void {
  db.insert(linkStream).values(row).run();
}

export function deleteExpiredLinkStreams(db: Connection, nowS: number): void {
  db.delete(linkStream).where(lte(linkStream.expiresS, nowS)).run();
}
