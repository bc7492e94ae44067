import type { Connection } from "@/db/database";
import * as guests from "@/db/repositories/admin-guests";
import { bansAmong } from "@/db/repositories/admin-people";
import { addressMutesAmong, everyRoom } from "@/db/repositories/chat-mutes";
import type { WebGuestRow } from "@/db/repositories/web-guests";
import {
  type GuestRow,
  type GuestsPage,
  peopleCounted,
  peoplePerPage,
} from "@/lib/shared/admin-people";
import { type Caller, requireStaff } from "./acting";
import { cursorOf, placeOf } from "./list-cursor";
import { pageOfPieces } from "./newest-first";
import type { Services } from "./services";

/** Of an address' hash, enough to see that two guests come from one place. */
const labelLength = 8;
/** Fewer at once than of accounts: their names stand in no index. */
const guestsAtOnce = 2500;

export interface GuestsQuery {
  readonly q?: string | undefined;
  readonly state?: "banned" | undefined;
  readonly cursor?: string | undefined;
}

/**
 * A page of the guests of browsers, who was seen last standing first.
 * @throws ServiceError `unverified`, `invalidParameter`
 */
export async function listGuests(
  { database, now }: Pick<Services, "database" | "now">,
  caller: Caller,
  { q = "", state, cursor }: GuestsQuery,
): Promise<GuestsPage> {
  requireStaff(caller, "readonly");
  const place = placeOf(cursor);
  const db = database.read;
  const nowMs = now();
  const filter = { term: q.trim(), banned: state === "banned" };
  const startMs = place?.atMs ?? Number.MAX_SAFE_INTEGER;
  const below = { seenMs: startMs, row: Number(place?.id ?? 0) || 0 };
  const found = await pageOfPieces(
    {
      windowBelow: (belowMs) => guests.guestsWindow(db, belowMs, guestsAtOnce),
      rowsOf: (piece, limit) => guests.guestsWithin(db, filter, piece, below, nowMs, limit),
      countOf: (piece, after, most) =>
        guests.countGuestsWithin(db, filter, piece, after, nowMs, most),
    },
    { startMs, perPage: peoplePerPage, counted: peopleCounted },
  );
  const last = found.rows.at(-1);
  return {
    guests: viewsOf(db, found.rows, nowMs),
    next: found.hasMore && last ? cursorOf({ atMs: last.seenMs, id: String(last.row) }) : null,
    total: found.total,
    isTotalCut: found.isTotalCut,
  };
}

function viewsOf(db: Connection, rows: readonly WebGuestRow[], nowMs: number): GuestRow[] {
  const ids = rows.map(({ userid }) => userid);
  const bans = bansAmong(db, ids, nowMs);
  const hashes = rows.map(({ addressHash }) => addressHash);
  const addressMutes = addressMutesAmong(db, everyRoom, hashes, nowMs);
  const addressBans = guests.addressBansAmong(db, hashes, nowMs);
  return rows.map(({ userid, nickname, addressHash, createdMs, seenMs }) => {
    const shared = addressMutes.get(addressHash) ?? 0;
    return {
      ...{ userId: userid, nickname, createdMs, seenMs },
      addressLabel: addressHash.slice(0, labelLength),
      bannedUntilMs: bans.get(userid) ?? 0,
      addressBannedUntilMs: Math.max(shared, addressBans.get(addressHash) ?? 0),
    };
  });
}
