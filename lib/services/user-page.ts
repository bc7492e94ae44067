import { findAccount } from "@/db/repositories/accounts";
import { findLive, type LiveRow } from "@/db/repositories/live";
import { lastEndedSession } from "@/db/repositories/live-sessions";
import { tapesOfUser } from "@/db/repositories/tapes";
import { tapeTotalsOf } from "@/db/repositories/wall";
import { ServiceError } from "@/lib/errors";
import type { Origin } from "@/lib/providers/live-provider";
import { tapesPerPage } from "@/lib/shared/list-sizes";
import type { UserPage } from "@/lib/shared/user-page";
import { roomOf } from "./room-of";
import { type RoomServices, toTape } from "./rooms";

interface UserPageRequest {
  readonly userid: string;
  /** Page of the recordings, from 1. */
  readonly page: number;
}

/**
 * The page of somebody who has an account, a room or a recording. What the account says goes before
 * what a broadcast said.
 * @throws ServiceError `notFound` of everybody else.
 */
export function userPageOf(
  services: RoomServices,
  { userid, page }: UserPageRequest,
  origin: Origin,
): UserPage {
  const { lists, now } = services;
  const kept = lists.get(`user page ${page} ${origin} ${userid}`, () =>
    composePage(services, { userid, page }, origin),
  );
  return { ...kept, serverNowMs: now() };
}

function composePage(
  services: RoomServices,
  { userid, page }: UserPageRequest,
  origin: Origin,
): Omit<UserPage, "serverNowMs"> {
  const db = services.database.read;
  const { account, live, newest } = getUser(services, userid);
  const { count, likes } = tapeTotalsOf(db, userid);
  const rows = tapesOfUser(db, userid, tapesPerPage, (page - 1) * tapesPerPage);
  const isOnAir = live?.status === 1 && live.announced === 1;
  return {
    userId: userid,
    nickname: account?.nickname || live?.nickname || newest?.nickname || userid,
    avatarUrl: account?.avatar || live?.headpic || newest?.headpic || "",
    coverUrl: account?.frontcover || live?.frontcover || newest?.frontcover || "",
    live: live && isOnAir ? roomOf(services, live, origin) : null,
    hasRoom: live !== null,
    lastLiveAtMs: (live && lastEndOf(services, live)) ?? newest?.endMs ?? null,
    tapes: { items: rows.map((row) => toTape(services, row, origin)), total: count },
    page,
    likeCount: likes,
  };
}

/** What is known of somebody: who has none of these does not exist. @throws ServiceError `notFound`. */
export function getUser({ database }: Pick<RoomServices, "database">, userid: string) {
  const account = findAccount(database.read, userid);
  const live = findLive(database.read, userid);
  const [newest] = tapesOfUser(database.read, userid, 1, 0);
  if (account || live || newest) return { account, live, newest };
  throw new ServiceError("notFound", "There is no such user.");
}

function lastEndOf({ database }: RoomServices, { streamName }: LiveRow): number | null {
  return lastEndedSession(database.read, streamName)?.endedMs ?? null;
}
