"use client";

import { type ReactNode, useEffect } from "react";
import { usePlayerVideo } from "@/components/player/player-video";
import { chatId } from "@/components/room/room-layout";
import { StagePlayer, type Staging } from "@/components/room/stage-player";
import type { TapePage } from "@/lib/shared/replay";
import { ResumeOffer } from "./resume-offer";
import { useChapters } from "./use-chapters";
import type { Resume } from "./use-resume";

export interface ReplayPlayerProps extends Staging {
  readonly tape: TapePage;
  readonly resume: Resume;
  /** The last messages over the picture, where it is the page. */
  readonly lines: ReactNode;
  readonly onVideo: (video: HTMLVideoElement | null) => void;
}

/** The player of a recording with all that moves over its picture. Loaded apart from the page. */
export function ReplayPlayer({ tape, resume, onVideo, ...staging }: ReplayPlayerProps) {
  const { title, hlsUrl, mp4Url, posterUrl, coverUrl } = tape;
  const chapters = useChapters(tape);
  return (
    <StagePlayer
      live={false}
      {...{ ...staging, title, hlsUrl, mp4Url, posterUrl, coverUrl, chapters }}
      focusChat={focusChat}
    >
      <VideoTeller onVideo={onVideo} />
      <ResumeOffer resume={resume} />
    </StagePlayer>
  );
}

function focusChat(): void {
  document.getElementById(chatId)?.focus();
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
