import { setImmediate as nextTurn } from "node:timers/promises";
import type { Connection } from "@/db/database";
import * as repository from "@/db/repositories/admin-tapes";
import { findSession } from "@/db/repositories/live-sessions";
import { filesOfTape, findTapeOriginal, type TapeRow } from "@/db/repositories/tapes";
import {
  type AdminTape,
  type AdminTapeDetail,
  type AdminTapePage,
  type AdminTapeSort,
  type AdminTapeState,
  adminTapesPerPage,
  mostCounted,
} from "@/lib/shared/admin-tapes";
import { searchTerms } from "@/lib/shared/search-terms";
import { type Caller, requireStaff } from "./acting";
import { figurePlaceOf } from "./list-cursor";
import { ownFileUrl, ownTapeUrls } from "./own-tape-urls";
import { deletedByOf, deletedUntilMsOf } from "./own-tapes";
import { requireAnyTape } from "./require-tape";
import { isKept, type TapeServices } from "./tape-placing";
import { hiddenByOwner, isPrivateTape } from "./tape-standing";

/** Which recordings are asked for; what is left out is not asked about. */
export interface TapesQuery {
  readonly q?: string | undefined;
  readonly state?: AdminTapeState | undefined;
  readonly userid?: string | undefined;
  /** When they ended, Unix ms. */
  readonly fromMs?: number | undefined;
  readonly untilMs?: number | undefined;
  readonly sort?: AdminTapeSort | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/**
 * How much is looked through before an answer goes out with what was found so far and the place to
 * go on from: a word that is nowhere needs all of them, and nobody's page should wait for that.
 */
export interface SearchEffort {
  /** Rows that are looked at before everybody else has a turn, by what the order's index tells. */
  readonly rowsAtOnce: Readonly<Record<AdminTapeSort, number>>;
  /** No further piece is begun after this, in milliseconds. */
  readonly budgetMs: number;
}
export const searchEffort: SearchEffort = {
  // The index of the largest has no titles: each row is looked up.
  rowsAtOnce: { newest: 4000, largest: 1000 },
  budgetMs: 6,
};

/** Deleted or withheld ones that are sorted rather than looked for among all. */
const mostFew = 2000;
/** Before every recording, in either order. */
const beginning: repository.TapePlace = { value: Number.MAX_SAFE_INTEGER, fileId: "" };

/**
 * A page of all recordings, the newest or the largest first.
 * @throws ServiceError `unverified`, `malformedField` for a cursor that nobody gave out.
 */
export async function adminTapesOf(
  services: TapeServices,
  caller: Caller,
  query: TapesQuery,
  effort: SearchEffort = searchEffort,
): Promise<AdminTapePage> {
  requireStaff(caller, "readonly");
  const sort = query.sort ?? "newest";
  const filter = filterOf(services, query);
  const from = query.cursor ? tapePlaceOf(query.cursor) : beginning;
  const found = await find(services, filter, { sort, from, effort });
  const places = found.places.slice(0, adminTapesPerPage);
  const isFull = found.places.length > adminTapesPerPage;
  const next = isFull ? (places.at(-1) ?? null) : found.next;
  const isWhole = next === null && from === beginning;
  const total = found.counted ?? (isWhole ? places.length : null);
  const reached = next !== null && sort === "newest" ? next.value : null;
  return {
    tapes: repository
      .tapesInOrder(services.database.read, places)
      .map((row) => toAdminTape(services, row)),
    next: next && `${next.value}.${next.fileId}`,
    total: total === null ? null : Math.min(total, mostCounted),
    isTotalCut: total !== null && total > mostCounted,
    lookedBackToMs: reached,
    leastSeconds: services.config.tapeMinSeconds,
  };
}

function filterOf({ config }: TapeServices, query: TapesQuery): repository.TapeFilter {
  const { state, userid, fromMs, untilMs } = query;
  const terms = searchTerms(query.q ?? "");
  return { terms, state, userid, fromMs, untilMs, leastSeconds: config.tapeMinSeconds };
}

interface Search {
  readonly sort: AdminTapeSort;
  readonly from: repository.TapePlace;
  readonly effort: SearchEffort;
}

interface Found {
  readonly places: readonly repository.TapePlace[];
  /** How many there are in all, where an index knows it. */
  readonly counted: number | null;
  /** From where to go on; null: there are no others. */
  readonly next: repository.TapePlace | null;
}

/** One more than a page has, or as many as there is time for. */
async function find(
  { database }: TapeServices,
  filter: repository.TapeFilter,
  search: Search,
): Promise<Found> {
  const db = database.read;
  const { sort, from } = search;
  const most = adminTapesPerPage + 1;
  const { state, terms } = filter;
  if (state === "deleted" || state === "withheld") {
    const rare = { ...filter, state };
    if (repository.countRareTapes(db, state, mostFew + 1) <= mostFew) {
      const places = repository.rareTapes(db, rare, sort, from, most);
      return { places, next: null, counted: repository.countMatchingRareTapes(db, rare) };
    }
  }
  const counted = countOf(db, filter);
  if (terms.length === 0 && state === undefined && (sort === "newest" || filter.userid)) {
    const places = repository.tapesWithin(db, filter, sort, { from, to: null }, most);
    return { places, next: null, counted };
  }
  if (counted === 0) return { places: [], next: null, counted };
  return { ...(await lookThrough(db, filter, search)), counted };
}

/** What an index can count; null for what has to be looked for. */
function countOf(db: Connection, filter: repository.TapeFilter): number | null {
  const { state, terms } = filter;
  if (terms.length > 0 || state === "hidden" || state === "tooShort") return null;
  return repository.countTapesBy(db, { ...filter, state }, mostCounted + 1);
}

async function lookThrough(
  db: Connection,
  filter: repository.TapeFilter,
  { sort, from, effort }: Search,
): Promise<Omit<Found, "counted">> {
  const untilMs = performance.now() + effort.budgetMs;
  const places: repository.TapePlace[] = [];
  let at = from;
  for (;;) {
    const to = repository.tapePiece(db, filter, sort, at, effort.rowsAtOnce[sort]);
    const wanted = adminTapesPerPage + 1 - places.length;
    places.push(...repository.tapesWithin(db, filter, sort, { from: at, to }, wanted));
    if (to === null || places.length > adminTapesPerPage) return { places, next: null };
    if (performance.now() >= untilMs) return { places, next: to };
    at = to;
    await nextTurn();
  }
}

function tapePlaceOf(cursor: string): repository.TapePlace {
  const { figure, id } = figurePlaceOf(cursor);
  return { value: figure, fileId: id };
}

/** One recording with all that staff sees of it. @throws ServiceError `unverified`, `notFound`. */
export function adminTapeOf(
  services: TapeServices,
  caller: Caller,
  fileId: string,
): AdminTapeDetail {
  requireStaff(caller, "readonly");
  const db = services.database.read;
  const row = requireAnyTape(db, fileId);
  const { tapeFiles, config } = services;
  const { hlsUrl, posterUrl } = ownTapeUrls(services, row, isPrivateTape(db, row));
  const isPrivate = isPrivateTape(db, row);
  return {
    tape: toAdminTape(services, row),
    hlsUrl,
    mp4Url: row.playUrl === "" ? "" : playUrlOf(services, row, isPrivate),
    posterUrl,
    coverUrl: row.frontcover,
    streamName: row.streamName,
    broadcastId: row.sessionId ?? "",
    recordingProblem: row.sessionId ? (findSession(db, row.sessionId)?.recordingError ?? "") : "",
    files: filesOfTape(db, row.id).map(({ fileId: id, format, url, sizeBytes }) => ({
      ...{ fileId: id, format, url, sizeBytes },
    })),
    trimmed: isKept(findTapeOriginal(db, row.id)),
    filesAreOurs: tapeFiles.areOurs,
    leastSeconds: config.tapeMinSeconds,
  };
}

function playUrlOf({ live }: TapeServices, row: TapeRow, isPrivate: boolean): string {
  return isPrivate ? ownFileUrl(row, row.playUrl) : live.tapeUrl(row.playUrl, "");
}

/** A recording as staff sees it. */
export function toAdminTape(services: TapeServices, row: TapeRow): AdminTape {
  const state = stateOf(services, row);
  const deletedBy = deletedByOf(row);
  return {
    fileId: row.fileId,
    title: row.title,
    userId: row.userid,
    nickname: row.nickname,
    state,
    hiddenBy: state !== "hidden" ? null : row.hidden === hiddenByOwner ? "owner" : "broadcast",
    startedAtMs: row.startMs,
    endedAtMs: row.endMs,
    durationSeconds: row.durationS,
    storedBytes: row.storedBytes,
    viewCount: row.viewCount,
    likeCount: row.likeCount,
    withheldAtMs: row.withheldMs || null,
    withheldReason: row.withheldReason,
    deletedAtMs: row.deletedMs || null,
    deletedBy,
    deletedByUserId: deletedBy === "staff" ? row.deletedBy : "",
    removedAtMs: deletedUntilMsOf(services, row),
    kept: row.kept === 1,
  };
}

/** As the filter of the repository has it. */
function stateOf({ config }: TapeServices, row: TapeRow): AdminTapeState {
  if (row.deletedMs !== 0) return "deleted";
  if (row.withheldMs !== 0) return "withheld";
  if (row.listed === 1) return "listed";
  return row.durationS < config.tapeMinSeconds ? "tooShort" : "hidden";
}
