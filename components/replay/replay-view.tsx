"use client";

import { ReplayScene } from "./replay-scene";
import { type ReplayRequest, useReplay } from "./use-replay";

/** A recording with the conversation of its broadcast, in time with the picture. */
export function ReplayView(request: ReplayRequest) {
  return <ReplayScene {...useReplay(request)} />;
}
