"use client";

import { useState } from "react";
import type { DanmakuFeed } from "@/components/danmaku/danmaku-feed";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import type { Orientation } from "@/components/player/use-orientation";
import { RoomLayout } from "@/components/room/room-layout";
import { useDrawer } from "@/components/room/use-drawer";
import { uprightMedia, useMedia } from "@/components/room/use-media";
import type { TapePage } from "@/lib/shared/replay";
import { FurtherTapes } from "./further-tapes";
import { ReplayBar } from "./replay-bar";
import { ReplayChat } from "./replay-chat";
import type { ReplayClock } from "./replay-clock";
import { ReplayFacts } from "./replay-facts";
import { ReplayOverlay } from "./replay-overlay";
import { ReplaySheet } from "./replay-sheet";
import { ReplayStage } from "./replay-stage";
import { ReplayTopBar } from "./replay-top-bar";
import type { ReplayChatState } from "./use-replay-chat";
import type { Resume } from "./use-resume";

interface ReplaySceneProps {
  readonly tape: TapePage;
  readonly clock: ReplayClock;
  readonly chat: ReplayChatState;
  readonly danmaku: DanmakuFeed;
  readonly hearts: HeartFeed;
  readonly resume: Resume;
  readonly ownUserId: string;
  readonly onVideo: (video: HTMLVideoElement | null) => void;
}

/** Lays a recording out as a live is: for its picture and for the screen that it is seen on. */
export function ReplayScene(props: ReplaySceneProps) {
  const { tape, clock, chat, danmaku, hearts, resume, ownUserId, onVideo } = props;
  const [orientation, setOrientation] = useState<Orientation | null>(null);
  const drawer = useDrawer();
  const [sheetOpen, setSheetOpen] = useState(false);
  const portrait = orientation === "portrait";
  // On a phone held upright a picture that is taller than wide is the page.
  const fills = useMedia(uprightMedia) && portrait;
  const openSheet = () => setSheetOpen(true);
  const facts = <ReplayFacts {...{ tape, hearts, clock, ownUserId }} />;
  const more = <FurtherTapes tape={tape} />;
  const lines = <ReplayChat {...{ tape, clock, chat, ownUserId }} />;
  return (
    <>
      <RoomLayout
        portrait={portrait}
        immersive={portrait}
        onAir={tape.hasChat || portrait}
        drawerOpen={drawer.open}
        topBar={<ReplayTopBar tape={tape} />}
        stage={
          <ReplayStage
            {...{ tape, danmaku, hearts, drawer, resume, onVideo }}
            onOrientation={setOrientation}
            lines={
              fills && (
                <ReplayOverlay {...{ clock, ownUserId, loaded: chat.loaded, onOpen: openSheet }} />
              )
            }
          />
        }
        facts={facts}
        chat={fills ? <ReplayBar tape={tape} hearts={hearts} onOpen={openSheet} /> : lines}
        more={more}
      />
      {fills && sheetOpen && (
        <ReplaySheet facts={facts} chat={lines} more={more} onClose={() => setSheetOpen(false)} />
      )}
    </>
  );
}
