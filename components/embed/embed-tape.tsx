"use client";

import { ReplayChat } from "@/components/replay/replay-chat";
import { ReplayStage } from "@/components/replay/replay-stage";
import { sharedTape } from "@/components/replay/shared-tape";
import { type ReplayRequest, useReplay } from "@/components/replay/use-replay";
import { EmbedFrame } from "./embed-frame";
import type { EmbedLook } from "./embed-look";

interface EmbedTapeProps extends Omit<ReplayRequest, "ownUserId"> {
  readonly look: EmbedLook;
}

/** A recording in a frame of another site, where nobody is known. */
export function EmbedTape({ look, ...request }: EmbedTapeProps) {
  const { tape, clock, chat, ownUserId, ...played } = useReplay({ ...request, ownUserId: "" });
  return (
    <EmbedFrame
      look={look}
      path={sharedTape(tape).path}
      title={tape.title}
      player={
        <ReplayStage
          {...{ ...played, tape }}
          drawer={null}
          start={look}
          lines={null}
          onOrientation={ignore}
        />
      }
      chat={<ReplayChat {...{ tape, clock, chat, ownUserId }} />}
    />
  );
}

/** The frame has the shape that the other site gave it. */
function ignore(): void {}
