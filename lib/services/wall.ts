import { countTapes, listTapes } from "@/db/repositories/tapes";
import { countOnAir, listOnAir, tapesByFileId } from "@/db/repositories/wall";
import type { Origin } from "@/lib/providers/live-provider";
import { livesOnHome, tapesPerPage } from "@/lib/shared/list-sizes";
import type { Page, Room } from "@/lib/shared/models";
import { cleanSearch, searchTerms } from "@/lib/shared/search-terms";
import type { Wall } from "@/lib/shared/wall";
import { roomOf } from "./room-of";
import { type RoomServices, toTape } from "./rooms";
import type { TapeSearch } from "./tape-search";

/** What the wall works with. */
export interface WallServices extends RoomServices {
  readonly tapeSearch: TapeSearch;
}

interface WallRequest {
  /** As somebody typed it; nothing visible in it means everything. */
  readonly search: string;
  /** Page of the recordings, from 1. */
  readonly page: number;
}

const dayMs = 86_400_000;
/** Recordings of whatever age: the web has pages, unlike the apps' first screen. */
const sinceEver = 0;

/**
 * The home page: lives, the most watched first, and a page of recordings; or what a search finds
 * among both.
 * @throws ServiceError `tooOften` when too many people search at once.
 */
export async function wallOf(
  services: WallServices,
  { search, page }: WallRequest,
  origin: Origin,
): Promise<Wall> {
  const nowMs = services.now();
  const terms = searchTerms(search);
  const lists =
    terms.length === 0
      ? everything(services, page, origin)
      : await found(services, terms, page, origin);
  return {
    ...lists,
    search: cleanSearch(search),
    page,
    recentSinceMs: nowMs - services.config.tapeListDays * dayMs,
    serverNowMs: nowMs,
  };
}

type Lists = Pick<Wall, "lives" | "tapes" | "isCut">;

/** Kept until something is written: everybody who has the page open asks every few seconds. */
function everything(services: RoomServices, page: number, origin: Origin): Lists {
  const { lists, database } = services;
  const db = database.read;
  const lives = lists.get(`wall lives ${origin}`, () => livesWith(services, [], origin));
  const total = lists.get("wall tapes", () => countTapes(db, sinceEver));
  const items = lists.get(`wall tapes ${page} ${origin}`, () =>
    listTapes(db, sinceEver, tapesPerPage, (page - 1) * tapesPerPage).map((row) =>
      toTape(services, row, origin),
    ),
  );
  return { lives, tapes: { items, total }, isCut: false };
}

async function found(
  services: WallServices,
  terms: readonly string[],
  page: number,
  origin: Origin,
): Promise<Lists> {
  const { fileIds, isCut } = await services.tapeSearch.find(terms, services.now());
  const onPage = fileIds.slice((page - 1) * tapesPerPage, page * tapesPerPage);
  const rows = tapesByFileId(services.database.read, onPage);
  const items = rows
    .sort((a, b) => onPage.indexOf(a.fileId) - onPage.indexOf(b.fileId))
    .map((row) => toTape(services, row, origin));
  const lives = livesWith(services, terms, origin);
  return { lives, tapes: { items, total: fileIds.length }, isCut };
}

function livesWith(services: RoomServices, terms: readonly string[], origin: Origin): Page<Room> {
  const db = services.database.read;
  const rows = listOnAir(db, terms, livesOnHome);
  const items = rows.map((row) => roomOf(services, row, origin));
  return { items, total: rows.length < livesOnHome ? rows.length : countOnAir(db, terms) };
}
