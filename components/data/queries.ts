import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchLives, fetchRoom, fetchStudio, fetchTapes } from "./client";

/** Root of every key: invalidate this to refresh whatever is on screen. */
export const rootKey = ["mini-lvb"] as const;

const livesIntervalMs = 5000;
const tapesIntervalMs = 10_000;

/** Lives of the home page. */
export function livesQuery() {
  return queryOptions({
    queryKey: [...rootKey, "lives"],
    queryFn: () => fetchLives(),
    refetchInterval: livesIntervalMs,
  });
}

/** Recordings of the home page, page from 1. */
export function tapesQuery(page: number) {
  return queryOptions({
    queryKey: [...rootKey, "tapes", page],
    queryFn: () => fetchTapes(page),
    refetchInterval: tapesIntervalMs,
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
