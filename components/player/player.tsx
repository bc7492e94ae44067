"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { LatencyPill } from "./latency-pill";
import { PlayerControls } from "./player-controls";
import { commandOf, focusOf } from "./player-keys";
import { PlayerMessage } from "./player-message";
import { useIdle } from "./use-idle";
import { usePlayback } from "./use-playback";
import { useSource } from "./use-source";

interface PlayerProps {
  readonly live: boolean;
  readonly title: string;
  readonly hlsUrl: string;
  readonly mp4Url?: string;
  readonly startMuted?: boolean;
  /** The last frame of a live was shown, or its picture has come back. */
  readonly onInterrupted?: (interrupted: boolean) => void;
  readonly className?: string;
}

/** How far the arrow keys move in a recording, in seconds. */
const seekStepSeconds = 5;

/** The picture and its controls, for a live or a recording. */
export function Player(props: PlayerProps) {
  const { live, title, hlsUrl, mp4Url, startMuted = false, onInterrupted, className } = props;
  const t = useTranslations("player");
  const frameRef = useRef<HTMLDivElement>(null);
  const videoRef = useRef<HTMLVideoElement>(null);
  const source = useSource(videoRef, { live, hlsUrl, mp4Url, startMuted });
  const playback = usePlayback(videoRef);
  const idle = useIdle(frameRef);
  const actions = playerActions(videoRef, frameRef, live);
  const controlsHidden = idle && !playback.paused;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const command = commandOf(event.key, focusOf(event.target));
      const seeks = command === "back" || command === "forward";
      if (!command || (live && seeks)) return;
      event.preventDefault();
      // A key held down seeks on, but does not flicker between two states.
      if (event.repeat && !seeks) return;
      const { play, mute, fullscreen, seekBy } = playerActions(videoRef, frameRef, live);
      if (command === "play") play();
      else if (command === "mute") mute();
      else if (command === "fullscreen") fullscreen();
      else seekBy(command === "back" ? -seekStepSeconds : seekStepSeconds);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [live]);

  const interrupted = source.status === "interrupted";
  useEffect(() => {
    if (!interrupted || !onInterrupted) return;
    onInterrupted(true);
    return () => onInterrupted(false);
  }, [interrupted, onInterrupted]);

  const showSound = source.mutedByBrowser && playback.muted && !playback.paused;
  return (
    <div
      ref={frameRef}
      className={classNames(
        "group relative overflow-hidden bg-black",
        controlsHidden && "cursor-none",
        className,
      )}
    >
      <video
        ref={videoRef}
        data-player
        playsInline
        aria-label={live ? t("liveVideo", { title }) : t("tapeVideo", { title })}
        className="absolute inset-0 size-full object-contain"
      />
      <PlayerMessage status={source.status} waiting={playback.waiting} />
      {live && !interrupted && (
        <LatencyPill
          seconds={source.latencySeconds}
          onJump={source.goToLiveEdge}
          className="absolute top-3 left-3"
        />
      )}
      {(showSound || source.needsTap) && (
        <Button
          variant="primary"
          data-unmute
          onClick={source.needsTap ? actions.play : actions.mute}
          className="absolute top-3 right-3"
        >
          {source.needsTap ? t("needsTap") : t("tapToUnmute")}
        </Button>
      )}
      <PlayerControls live={live} playback={playback} actions={actions} hidden={controlsHidden} />
    </div>
  );
}

export interface PlayerActions {
  play(): void;
  mute(): void;
  setVolume(volume: number): void;
  seekTo(seconds: number): void;
  seekBy(seconds: number): void;
  fullscreen(): void;
  pictureInPicture(): void;
}

function playerActions(
  videoRef: React.RefObject<HTMLVideoElement | null>,
  frameRef: React.RefObject<HTMLElement | null>,
  live: boolean,
): PlayerActions {
  const withVideo = (act: (video: HTMLVideoElement) => unknown) => () => {
    if (videoRef.current) act(videoRef.current);
  };
  const quietly = (promise: Promise<unknown> | undefined) => void promise?.catch(() => undefined);
  return {
    play: withVideo((video) => {
      // A live whose last picture was shown would begin with its first.
      if (live && video.ended) return;
      if (video.paused) quietly(video.play());
      else video.pause();
    }),
    mute: withVideo((video) => {
      video.muted = !video.muted;
    }),
    setVolume: (volume) =>
      withVideo((video) => {
        video.volume = volume;
        video.muted = volume === 0;
      })(),
    seekTo: (seconds) =>
      withVideo((video) => {
        video.currentTime = seconds;
      })(),
    seekBy: (seconds) =>
      withVideo((video) => {
        video.currentTime = Math.max(0, video.currentTime + seconds);
      })(),
    fullscreen() {
      if (document.fullscreenElement) return quietly(document.exitFullscreen());
      const frame = frameRef.current;
      if (frame?.requestFullscreen) return quietly(frame.requestFullscreen());
      // iPhones know full screen only for the video itself.
      (videoRef.current as (HTMLVideoElement & IosVideo) | null)?.webkitEnterFullscreen?.();
    },
    pictureInPicture: withVideo((video) =>
      document.pictureInPictureElement
        ? quietly(document.exitPictureInPicture())
        : quietly(video.requestPictureInPicture()),
    ),
  };
}

interface IosVideo {
  webkitEnterFullscreen?(): void;
}
