"use client";

import dynamic from "next/dynamic";
import type { BroadcastSummary } from "@/lib/shared/broadcast";
import { RecordingNote } from "./recording-note";

/** Loaded apart: most broadcasts are looked at for their figures. */
const TapeManager = dynamic(() =>
  import("@/components/recordings/tape-manager").then((module) => module.TapeManager),
);

/** The recordings of a broadcast with everything that can be done with them, and why one is missing. */
export function BroadcastTapes({ broadcast }: { readonly broadcast: BroadcastSummary }) {
  const { id, recording, tapeIds } = broadcast;
  // One that was deleted a short while ago can be had back.
  const hasTapes = tapeIds.length > 0 || recording === "deleted";
  return (
    <>
      <RecordingNote broadcast={broadcast} />
      {hasTapes && <TapeManager broadcastId={id} />}
    </>
  );
}
