"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { wallQuery } from "@/components/data/queries";
import type { Wall } from "@/lib/shared/wall";
import { readWallPlace, type WallPlace, wallPath } from "./wall-place";

/** Pages of the home page that need no document: back and forward lead through them all the same. */
function go(place: WallPlace, how: "push" | "replace" = "push"): void {
  // Next takes what the browser's own history says into `useSearchParams`.
  window.history[`${how}State`](null, "", wallPath(place));
}

/** What the address asks for, kept fresh while somebody looks; `initial` is the server's first paint. */
export function useWall(initial: Wall) {
  const params = useSearchParams();
  const place = readWallPlace(params.get("q"), params.get("page"));
  const isFirst = place.search === initial.search && place.page === initial.page;
  const query = useQuery({
    ...wallQuery(place.search, place.page),
    ...(isFirst ? { initialData: initial, initialDataUpdatedAt: initial.serverNowMs } : {}),
  });
  return {
    place,
    go,
    /** Of the place before while the next one is on its way. */
    wall: query.data ?? initial,
    isComing: query.isPlaceholderData,
    /** Why the newest answer did not come; null while all is well. */
    problem: query.error,
    /** When what is shown was true, by this browser's clock. */
    shownAtMs: query.dataUpdatedAt,
    retry: () => void query.refetch(),
  };
}
