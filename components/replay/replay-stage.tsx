"use client";

import dynamic from "next/dynamic";
import { StageBackdrop } from "@/components/room/stage-backdrop";
import { NoScriptTape } from "./no-script-tape";
import type { ReplayPlayerProps } from "./replay-player";

/** Player and overlays are a script of their own: the page is there before them. */
const ReplayPlayer = dynamic(() => import("./replay-player").then((it) => it.ReplayPlayer), {
  ssr: false,
});

/** The picture of a recording; its cover until the player is there. */
export function ReplayStage(props: ReplayPlayerProps) {
  return (
    <>
      <StageBackdrop of={props.tape} />
      <ReplayPlayer {...props} />
      <NoScriptTape tape={props.tape} />
    </>
  );
}
