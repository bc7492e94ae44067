"use client";

import { useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Room } from "@/lib/shared/models";
import { LiveCard } from "./live-card";
import { useSteadyOrder } from "./use-steady-order";

/** Still pictures of running lives are taken anew this often. */
const posterRefreshMs = 20_000;
const minuteMs = 60_000;

interface LiveRowProps {
  /** The most watched first. */
  readonly rooms: readonly Room[];
  /** Server time of the answer: how long each has been running. */
  readonly nowMs: number;
  /** What a search found is all of one size; else the first is wider. */
  readonly even?: boolean;
  /** One below that of the title over the row. */
  readonly heading?: "h2" | "h3";
}

/** Large cards, the most watched first and wider; on the phone a strip to swipe. */
export function LiveRow({ rooms, nowMs, even = false, heading = "h2" }: LiveRowProps) {
  const row = useRef<HTMLUListElement>(null);
  const ordered = useSteadyOrder(rooms, row);
  const period = Math.floor(nowMs / posterRefreshMs);
  return (
    <ul
      ref={row}
      className={classNames(
        "-mx-4 -mb-6 flex snap-x snap-mandatory scroll-px-4 gap-3 overflow-x-auto px-4 pb-8",
        "sm:mx-0 sm:mb-0 sm:grid sm:grid-cols-2 sm:gap-4 sm:overflow-visible sm:px-0 sm:pb-0",
        even ? "lg:grid-cols-4" : columnsFor(ordered.length),
      )}
    >
      {ordered.map((room, index) => (
        <li
          key={room.userId}
          className={classNames(
            "shrink-0 snap-start sm:w-auto",
            even ? "w-[64%]" : placeFor(index, ordered.length),
          )}
        >
          <LiveCard
            room={room}
            period={period}
            minutes={Math.max(0, Math.floor((nowMs - room.startedAtMs) / minuteMs))}
            size={even || index > 0 ? "small" : ordered.length > 1 ? "large" : "alone"}
            first={index === 0}
            heading={heading}
          />
        </li>
      ))}
    </ul>
  );
}

/** As many columns as leave no hole beside the wide card, which takes two and two rows. */
function columnsFor(count: number): string {
  if (count === 1) return "lg:grid-cols-2";
  if (count === 2) return "lg:grid-cols-5";
  return count === 3 ? "lg:grid-cols-3" : "lg:grid-cols-4";
}

function placeFor(index: number, count: number): string {
  if (count === 1) return "w-full sm:col-span-2";
  if (index > 0) return count === 2 ? "w-[64%] sm:col-span-2" : "w-[64%]";
  return `w-[86%] sm:col-span-2 ${count === 2 ? "lg:col-span-3" : "lg:row-span-2"}`;
}
