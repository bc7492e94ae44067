"use client";

import { type RefObject, useEffect, useState } from "react";
import type { Room } from "@/lib/shared/models";
import { steadyOrder } from "./steady-order";

/** After so long the most watched may come first again. */
const rankedForMs = 60_000;

/**
 * The lives in an order that holds still: ranked anew after a minute, unless somebody's pointer or
 * focus is among them.
 */
export function useSteadyOrder(
  rooms: readonly Room[],
  row: RefObject<HTMLElement | null>,
): readonly Room[] {
  const [shown, setShown] = useState(() => rooms.map(({ userId }) => userId));
  const ordered = steadyOrder(shown, rooms);
  const ids = ordered.map(({ userId }) => userId);
  // New ones have their place from now on.
  if (ids.some((id) => !shown.includes(id))) setShown(ids);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!row.current?.matches(":hover, :focus-within")) setShown([]);
    }, rankedForMs);
    return () => clearInterval(timer);
  }, [row]);
  return ordered;
}
