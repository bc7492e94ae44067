"use client";

import { useMemo, useRef, useState } from "react";
import type { DanmakuFeed } from "@/components/danmaku/danmaku-feed";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import type { Orientation } from "@/components/player/use-orientation";
import type { RoomPage } from "@/lib/shared/room-page";
import { RoomChat } from "./room-chat";
import { RoomFacts } from "./room-facts";
import { RoomLayout } from "./room-layout";
import { RoomReplays } from "./room-replays";
import { RoomStage } from "./room-stage";
import { RoomTopBar } from "./room-top-bar";
import { stageStateOf } from "./stage-state";
import { useLastFrames } from "./use-last-frames";
import { uprightMedia, useMedia } from "./use-media";
import { useVisualViewport } from "./use-visual-viewport";

interface RoomSceneProps {
  readonly room: RoomPage;
  /** The server cannot be reached. */
  readonly lost: boolean;
  /** The player has shown the last picture. */
  readonly interrupted: boolean;
  readonly onInterrupted: (interrupted: boolean) => void;
  readonly danmaku: DanmakuFeed;
  readonly hearts: HeartFeed;
}

/** Lays a room out for what is on air and for the screen that it is seen on. */
export function RoomScene(props: RoomSceneProps) {
  const { room, lost, interrupted, onInterrupted, danmaku, hearts } = props;
  const { watching, watched } = useLastFrames(room.online, interrupted || room.forbidden);
  const state = stageStateOf(room, watched);
  const [portrait, setOrientation] = usePortrait(room);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const drawer = useMemo(
    () => ({ open: drawerOpen, toggle: () => setDrawerOpen((open) => !open) }),
    [drawerOpen],
  );
  const upright = useMedia(uprightMedia);
  // Who has watched it to its end stays in the picture, where the summary is.
  const immersive = portrait && (watching || (watched && state === "ended"));
  const root = useRef<HTMLDivElement>(null);
  useVisualViewport(root, immersive && upright);
  return (
    <RoomLayout
      rootRef={root}
      portrait={portrait}
      immersive={immersive}
      onAir={watching}
      drawerOpen={drawerOpen}
      topBar={<RoomTopBar room={room} />}
      stage={
        <RoomStage
          {...{ room, state, watching, lost, danmaku, hearts, drawer, onInterrupted }}
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
