"use client";

import { useEffect, useRef } from "react";
import { useReducedMotion } from "@/components/danmaku/use-reduced-motion";
import type { HeartFeed } from "./heart-feed";
import { createHeartStage } from "./heart-stage";

/**
 * Hearts that rise from the lower right corner of the picture, for the player's overlay slot. Only
 * decoration: the count beside the like button says the same. Where the like button stands higher,
 * `--hearts-bottom` and `--hearts-right` on an element around it move the corner.
 */
export function HeartLayer({ feed }: { feed: HeartFeed }) {
  const host = useRef<HTMLDivElement>(null);
  const reducedMotion = useReducedMotion();
  useEffect(() => {
    if (!host.current) return;
    const stage = createHeartStage(host.current, reducedMotion);
    const leave = feed.subscribe(stage.rise);
    return () => {
      leave();
      stage.close();
    };
  }, [feed, reducedMotion]);
  return (
    <div
      aria-hidden
      data-hearts
      className="scheme-dark pointer-events-none absolute inset-y-0 right-0 w-28 overflow-clip [contain:strict]"
    >
      <div
        ref={host}
        className="absolute left-0 right-(--hearts-right,calc(env(safe-area-inset-right)+2rem)) bottom-(--hearts-bottom,calc(var(--player-bottom,0px)+env(safe-area-inset-bottom)+3.5rem)) h-[min(24rem,80%)]"
      />
    </div>
  );
}
