import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "@/db/database";
import {
  nicknameInTapes,
  type StorageRow,
  storageSharesAfter,
} from "@/db/repositories/tape-storage";
import { adminTapesPerPage, mostCounted, type StoragePage } from "@/lib/shared/admin-tapes";
import { type Caller, requireStaff } from "./acting";
import { figurePlaceOf } from "./list-cursor";
import type { TapeServices } from "./tape-placing";

/** Broadcasters that are summed up before everybody else has a turn. */
const sharesAtOnce = 300;
/** Writes of other processes, such as the command line's, are not seen before. */
const rememberedMs = 30_000;

/** What all recordings take, and each broadcaster's. */
export interface StorageSums {
  readonly shares: readonly StorageRow[];
  readonly all: Omit<StorageRow, "userid">;
}

/** Sums everything up, in pieces; the index alone is read. */
export async function sumStorage({
  database,
}: Pick<TapeServices, "database">): Promise<StorageSums> {
  const shares: StorageRow[] = [];
  const all = { count: 0, bytes: 0, trashCount: 0, trashBytes: 0 };
  for (let after = ""; ; ) {
    const piece = storageSharesAfter(database.read, after, sharesAtOnce);
    for (const share of piece) {
      shares.push(share);
      all.count += share.count;
      all.bytes += share.bytes;
      all.trashCount += share.trashCount;
      all.trashBytes += share.trashBytes;
    }
    const last = piece.at(-1);
    if (!last || piece.length < sharesAtOnce) return { shares, all };
    after = last.userid;
    await nextTurn();
  }
}

/**
 * What each broadcaster's recordings take, the largest first.
 * @throws ServiceError `unverified`, `malformedField` for a cursor that nobody gave out.
 */
export async function storageOf(
  services: TapeServices,
  caller: Caller,
  cursor = "",
): Promise<StoragePage> {
  requireStaff(caller, "readonly");
  const db = services.database.read;
  const [sums, disk] = await Promise.all([rememberedSums(services), services.tapeFiles.space()]);
  const at = cursor === "" ? null : figurePlaceOf(cursor);
  const from = at && { bytes: at.figure, userid: at.id };
  const rest = from ? sums.shares.filter((share) => comesAfter(share, from)) : sums.shares;
  const page = rest.slice(0, adminTapesPerPage);
  const last = page.at(-1);
  const total = sums.shares.length;
  return {
    shares: page.map(({ userid, ...figures }) => ({
      userId: userid,
      nickname: nicknameInTapes(db, userid),
      ...figures,
    })),
    next: last && rest.length > page.length ? `${last.bytes}.${last.userid}` : null,
    total: Math.min(total, mostCounted),
    isTotalCut: total > mostCounted,
    all: sums.all,
    disk,
    undoDays: services.config.tapeUndoDays,
  };
}

interface Remembered {
  readonly version: number;
  readonly sinceMs: number;
  readonly sums: Promise<StorageSums>;
}

const remembered = new WeakMap<Database, Remembered>();

/** One sum for everybody who asks until something is written; the largest first. */
function rememberedSums(services: TapeServices): Promise<StorageSums> {
  const { database, now } = services;
  const { version } = database;
  const nowMs = now();
  const known = remembered.get(database);
  const ageMs = nowMs - (known?.sinceMs ?? 0);
  if (known?.version === version && ageMs >= 0 && ageMs < rememberedMs) return known.sums;
  const sums = sumStorage(services).then(({ shares, all }) => ({
    shares: [...shares].sort(byBytes),
    all,
  }));
  remembered.set(database, { version, sinceMs: nowMs, sums });
  sums.catch(() => remembered.delete(database));
  return sums;
}

type Place = Pick<StorageRow, "bytes" | "userid">;

function byBytes(a: Place, b: Place): number {
  if (a.bytes !== b.bytes) return b.bytes - a.bytes;
  return a.userid < b.userid ? -1 : 1;
}

function comesAfter(share: Place, place: Place): boolean {
  return byBytes(place, share) < 0 && share.userid !== place.userid;
}
