"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import type { LivePlayerProps } from "./live-player";
import { NoScriptLive } from "./no-script-live";
import { OffAirSlate } from "./off-air-slate";
import { StageBackdrop } from "./stage-backdrop";
import type { StageState } from "./stage-state";

/** Player and overlays are a script of their own: the page is there before them. */
const LivePlayer = dynamic(() => import("./live-player").then((it) => it.LivePlayer), {
  ssr: false,
});

interface RoomStageProps extends LivePlayerProps {
  readonly state: StageState;
  /** The player stays: something is on air, or its last seconds are still to be seen. */
  readonly watching: boolean;
  /** The server cannot be reached. */
  readonly lost: boolean;
}

/** What is seen of a room: its picture, or why there is none. */
export function RoomStage({ state, watching, lost, ...player }: RoomStageProps) {
  const { room } = player;
  const common = useTranslations("common");
  return (
    <>
      {watching || state === "live" || state === "reconnecting" ? (
        <>
          <StageBackdrop of={room} />
          <LivePlayer {...player} />
          <NoScriptLive room={room} />
        </>
      ) : (
        // In the flow: larger letters make the frame higher.
        <div className="grid">
          <OffAirSlate room={room} state={state} />
        </div>
      )}
      {/* The player says so itself. */}
      {lost && !watching && (
        <div className="absolute inset-x-3 top-3 z-10 mx-auto max-w-md text-text immersive:top-20">
          <Notice tone="warn">{common("connectionLost")}</Notice>
        </div>
      )}
    </>
  );
}
