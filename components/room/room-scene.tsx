"use client";

import { useRef, useState } from "react";
import type { Orientation } from "@/components/player/use-orientation";
import type { RoomPage } from "@/lib/shared/room-page";
import type { LiveRoomState } from "./live-room";
import { RoomChat } from "./room-chat";
import { RoomFacts } from "./room-facts";
import { RoomLayout } from "./room-layout";
import { RoomReplays } from "./room-replays";
import { RoomStage } from "./room-stage";
import { RoomTopBar } from "./room-top-bar";
import { useDrawer } from "./use-drawer";
import { uprightMedia, useMedia } from "./use-media";
import { useTabTitle } from "./use-tab-title";
import { useVisualViewport } from "./use-visual-viewport";

interface RoomSceneProps extends LiveRoomState {
  /** The title that this document came with. */
  readonly pageTitle: string;
}

/** Lays a room out for what is on air and for the screen that it is seen on. */
export function RoomScene({ watched, pageTitle, ...live }: RoomSceneProps) {
  const { room, state, watching } = live;
  const [portrait, setOrientation] = usePortrait(room);
  const drawer = useDrawer();
  const upright = useMedia(uprightMedia);
  // Who has watched it to its end stays in the picture, where the summary is.
  const immersive = portrait && (watching || (watched && state === "ended"));
  const root = useRef<HTMLDivElement>(null);
  useVisualViewport(root, immersive && upright);
  useTabTitle(room.title, pageTitle);
  return (
    <RoomLayout
      rootRef={root}
      portrait={portrait}
      immersive={immersive}
      onAir={watching}
      drawerOpen={drawer.open}
      topBar={<RoomTopBar room={room} />}
      stage={
        <RoomStage
          {...{ ...live, drawer }}
          onOrientation={setOrientation}
          chatOverPicture={immersive && upright}
        />
      }
      facts={<RoomFacts room={room} />}
      chat={<RoomChat immersive={immersive} />}
      more={<RoomReplays room={room} />}
    />
  );
}

/**
 * Whether the picture is taller than wide: as the player sees it, before that as the source says.
 * It stays after the end, so that nothing jumps.
 */
function usePortrait({ pictureSize }: RoomPage) {
  const [orientation, setOrientation] = useState<Orientation | null>(
    pictureSize && orientationOf(pictureSize),
  );
  const told = pictureSize && orientationOf(pictureSize);
  return [(orientation ?? told) === "portrait", setOrientation] as const;
}

function orientationOf({ width, height }: NonNullable<RoomPage["pictureSize"]>): Orientation {
  return height > width ? "portrait" : "landscape";
}
