"use client";

import { type ReactNode, useCallback, useEffect } from "react";
import { DanmakuButtons } from "@/components/danmaku/danmaku-buttons";
import type { DanmakuFeed } from "@/components/danmaku/danmaku-feed";
import { DanmakuLayer } from "@/components/danmaku/danmaku-layer";
import { useDanmakuSettings } from "@/components/danmaku/use-danmaku-settings";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import { HeartLayer } from "@/components/hearts/heart-layer";
import { Player } from "@/components/player/player";
import { usePlayerVideo } from "@/components/player/player-video";
import type { Orientation } from "@/components/player/use-orientation";
import { DrawerButton } from "@/components/room/drawer-button";
import { chatId } from "@/components/room/room-layout";
import type { TapePage } from "@/lib/shared/replay";
import { ResumeOffer } from "./resume-offer";
import { useChapters } from "./use-chapters";
import type { Resume } from "./use-resume";

export interface ReplayPlayerProps {
  readonly tape: TapePage;
  readonly danmaku: DanmakuFeed;
  readonly hearts: HeartFeed;
  readonly resume: Resume;
  /** The last messages over the picture, where it is the page. */
  readonly lines: ReactNode;
  /** Null where the chat has no drawer. */
  readonly drawer: { readonly open: boolean; readonly toggle: () => void } | null;
  /** Where it should not begin by itself, or not with sound. */
  readonly start?: { readonly muted: boolean; readonly autoplay: boolean };
  readonly onVideo: (video: HTMLVideoElement | null) => void;
  readonly onOrientation: (orientation: Orientation) => void;
}

/** The player of a recording with all that moves over its picture. Loaded apart from the page. */
export function ReplayPlayer(props: ReplayPlayerProps) {
  const { tape, danmaku, hearts, resume, lines, drawer, onVideo, onOrientation, start } = props;
  const { toggle } = useDanmakuSettings();
  const chapters = useChapters(tape);
  const toChat = useCallback(() => {
    if (drawer && !drawer.open) drawer.toggle();
    document.getElementById(chatId)?.focus();
  }, [drawer]);
  return (
    <Player
      live={false}
      title={tape.title}
      startMuted={start?.muted}
      autoStart={start?.autoplay}
      hlsUrl={tape.hlsUrl}
      mp4Url={tape.mp4Url}
      coverUrl={tape.coverUrl}
      posterUrl={tape.posterUrl}
      chapters={chapters}
      onOrientation={onOrientation}
      onDanmakuKey={toggle}
      onChatKey={toChat}
      overlay={
        <>
          <VideoTeller onVideo={onVideo} />
          <DanmakuLayer feed={danmaku} />
          {lines}
          <HeartLayer feed={hearts} />
          <ResumeOffer resume={resume} />
        </>
      }
      buttons={
        <>
          <DanmakuButtons />
          {drawer && <DrawerButton {...drawer} />}
        </>
      }
      className="absolute! inset-0"
    />
  );
}

/** Hands the player's video element to the page, whose chat follows it. */
function VideoTeller({ onVideo }: Pick<ReplayPlayerProps, "onVideo">) {
  const video = usePlayerVideo();
  useEffect(() => {
    onVideo(video);
    return () => onVideo(null);
  }, [video, onVideo]);
  return null;
}
