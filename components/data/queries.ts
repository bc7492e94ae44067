import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  fetchBroadcast,
  fetchBroadcasts,
  fetchIngest,
  fetchRoom,
  fetchStudio,
  fetchUser,
  fetchWall,
} from "./client";

/** Root of every key: invalidate this to refresh whatever is on screen. */
export const rootKey = ["mini-lvb"] as const;

/** Counts, durations and still pictures of running lives are brought up to date this often. */
const wallIntervalMs = 5000;
/** What changes less: recordings, what a search found, somebody's own page. */
const slowIntervalMs = 15_000;
/** The chart of a stream has a value a second. */
const ingestIntervalMs = 3000;

/** The home page's lists, or what a search finds; page of the recordings from 1. */
export function wallQuery(search: string, page: number) {
  return queryOptions({
    queryKey: [...rootKey, "wall", search, page],
    queryFn: () => fetchWall(search, page),
    refetchInterval: search === "" && page === 1 ? wallIntervalMs : slowIntervalMs,
    placeholderData: keepPreviousData,
  });
}

/** Somebody's own page; page of the recordings from 1. */
export function userQuery(userId: string, page: number) {
  return queryOptions({
    queryKey: [...rootKey, "user", userId, page],
    queryFn: () => fetchUser(userId, page),
    refetchInterval: slowIntervalMs,
    placeholderData: keepPreviousData,
  });
}

/** One room, live or not. */
export function roomQuery(userId: string) {
  return queryOptions({
    queryKey: [...rootKey, "room", userId],
    queryFn: () => fetchRoom(userId),
  });
}

/** The own stream of the broadcaster whom the page was made for. */
export function studioQuery(userId: string) {
  return queryOptions({
    queryKey: [...rootKey, "studio", userId],
    queryFn: () => fetchStudio(userId),
  });
}

/** What arrived of the own stream in the last minutes; asked for only while it is shown. */
export function ingestQuery() {
  return queryOptions({
    queryKey: [...rootKey, "ingest"],
    queryFn: fetchIngest,
    refetchInterval: ingestIntervalMs,
  });
}

/** Own broadcasts of the user whom the page was made for; page from 1. */
export function broadcastsQuery(userId: string, page: number) {
  return queryOptions({
    queryKey: [...rootKey, "broadcasts", userId, page],
    queryFn: () => fetchBroadcasts(userId, page),
    refetchInterval: slowIntervalMs,
    placeholderData: keepPreviousData,
  });
}

/** One own broadcast; asked again while it runs or its recording is being made. */
export function broadcastQuery(id: string) {
  return queryOptions({
    queryKey: [...rootKey, "broadcast", id],
    queryFn: () => fetchBroadcast(id),
    refetchInterval: ({ state: { data } }) => {
      const unfinished = data?.broadcast.endedAtMs === null;
      return unfinished || data?.broadcast.recording === "processing" ? wallIntervalMs : false;
    },
  });
}
