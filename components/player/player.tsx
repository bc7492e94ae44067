"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { Chapter } from "./chapter";
import { recallCharacterKeys, rememberCharacterKeys } from "./character-keys";
import { KeyHelp } from "./key-help";
import { LatencyPill } from "./latency-pill";
import { playerActions } from "./player-actions";
import { PlayerBackdrop } from "./player-backdrop";
import { PlayerControls, seekStepSeconds } from "./player-controls";
import { PlayerMessage } from "./player-message";
import { PlayerVideo } from "./player-video";
import { SoundChip } from "./sound-chip";
import { useFullScreen } from "./use-full-screen";
import { useIdle } from "./use-idle";
import { type Orientation, useOrientation } from "./use-orientation";
import { usePictureClicks } from "./use-picture-clicks";
import { usePlayback } from "./use-playback";
import { usePlayerKeys } from "./use-player-keys";
import { useSource } from "./use-source";
import { useTextTracks } from "./use-text-tracks";

interface PlayerProps {
  readonly live: boolean;
  readonly title: string;
  readonly hlsUrl: string;
  readonly mp4Url?: string;
  readonly startMuted?: boolean;
  /** False waits for the viewer to press play. */
  readonly autoStart?: boolean;
  /** The last frame of a live was shown, or its picture has come back. */
  readonly onInterrupted?: (interrupted: boolean) => void;
  /** Drawn over the picture and under the controls; stays in full screen. Takes no clicks itself. */
  readonly overlay?: ReactNode;
  /** More buttons for the bar. */
  readonly buttons?: ReactNode;
  /** Marks on the seek bar of a recording. */
  readonly chapters?: readonly Chapter[];
  /** Told when the size of the picture is known, and when it turns. */
  readonly onOrientation?: (orientation: Orientation) => void;
  /** A still of the video as a one-frame MP4, for the light beside a tall picture. */
  readonly posterUrl?: string | null;
  /** The uploaded cover; goes before the poster. */
  readonly coverUrl?: string;
  /** The key D, for who shows danmaku in the overlay. */
  readonly onDanmakuKey?: () => void;
  /** The key /, for who shows a chat beside the player. */
  readonly onChatKey?: () => void;
  /**
   * Sizes and shapes the frame. A page that lays its own bars over it keeps the player's clear of
   * them with the CSS variables `--player-top` and `--player-bottom` (lengths).
   */
  readonly className?: string;
}

const noChapters: readonly Chapter[] = [];
const volumeStep = 0.05;

/**
 * The picture and its controls, for a live or a recording. What the page has put behind it is seen
 * until the picture is there.
 */
export function Player(props: PlayerProps) {
  const { live, title, hlsUrl, mp4Url, startMuted = false, autoStart = true } = props;
  const { onInterrupted, onOrientation, onDanmakuKey, onChatKey, overlay } = props;
  const t = useTranslations("player");
  const frameRef = useRef<HTMLDivElement>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [helps, setHelps] = useState(false);
  const [characterKeys, setCharacterKeys] = useState(true);
  const source = useSource(video, { live, hlsUrl, mp4Url, startMuted, autoStart });
  const playback = usePlayback(video);
  const captions = useTextTracks(video);
  const orientation = useOrientation(video);
  const fullScreen = useFullScreen(frameRef, orientation === "landscape");
  const idle = useIdle(frameRef);
  const actions = playerActions(video, live, source.seekLiveBy);
  const controlsHidden = idle && !playback.paused;
  const interrupted = source.status === "interrupted";

  useEffect(() => setCharacterKeys(recallCharacterKeys()), []);
  useEffect(() => {
    if (!interrupted || !onInterrupted) return;
    onInterrupted(true);
    return () => onInterrupted(false);
  }, [interrupted, onInterrupted]);
  useEffect(() => {
    if (orientation) onOrientation?.(orientation);
  }, [orientation, onOrientation]);
  const [firstCaptions] = captions.tracks;
  usePlayerKeys(frameRef, characterKeys, {
    play: actions.togglePlay,
    mute: actions.toggleMute,
    fullscreen: fullScreen.toggle,
    captions:
      firstCaptions !== undefined &&
      (() => captions.show(captions.shown === null ? firstCaptions.index : null)),
    danmaku: onDanmakuKey ?? false,
    chat:
      onChatKey !== undefined &&
      (() => {
        // The chat is beside the player, out of sight in full screen.
        if (fullScreen.on) fullScreen.leave();
        onChatKey();
      }),
    back: () => actions.seekBy(-seekStepSeconds),
    forward: () => actions.seekBy(seekStepSeconds),
    louder: () => actions.changeVolume(volumeStep),
    softer: () => actions.changeVolume(-volumeStep),
    help: () => setHelps(true),
    leave: fullScreen.on && fullScreen.leave,
  });
  usePictureClicks(video, {
    onClick: actions.togglePlay,
    onDoubleClick: fullScreen.toggle,
  });

  const needsTap = source.start === "refused" && playback.paused && !playback.ended;
  const needsSound = source.start === "muted" && playback.muted && !playback.paused;
  return (
    <div
      ref={frameRef}
      data-player-frame
      data-orientation={orientation ?? undefined}
      style={fullScreen.on && fullScreen.fillsWindow ? filledWindow : undefined}
      className={classNames(
        "group relative overflow-hidden",
        (playback.hasPicture || fullScreen.on) && "bg-black",
        controlsHidden && "cursor-none",
        props.className,
      )}
    >
      {orientation === "portrait" && (
        <PlayerBackdrop posterUrl={props.posterUrl} coverUrl={props.coverUrl} />
      )}
      <video
        ref={setVideo}
        data-player
        playsInline
        tabIndex={-1}
        aria-label={live ? t("liveVideo", { title }) : t("tapeVideo", { title })}
        className="absolute inset-0 size-full object-contain outline-none"
      />
      <PlayerVideo value={video}>
        <div className="pointer-events-none absolute inset-0">{overlay}</div>
        <PlayerMessage
          status={source.status}
          unplayable={source.unplayable}
          // Nothing plays yet while the stream itself is still to come.
          waiting={
            playback.waiting ||
            (source.status === "loading" && !playback.hasPicture && source.start !== "refused")
          }
          hasPicture={playback.hasPicture}
          hlsUrl={hlsUrl}
          onTryNow={source.tryNow}
        />
        {live && (source.status === "loading" || source.status === "ready") && (
          <LatencyPill
            readEdge={source.readEdge}
            onJump={source.goToLiveEdge}
            className="absolute top-[calc(var(--player-top,0px)+0.75rem)] left-3"
          />
        )}
        {(needsTap || needsSound) && (
          <SoundChip
            needs={needsTap ? "tap" : "sound"}
            onTap={
              needsSound ? actions.toggleMute : live ? source.goToLiveEdge : actions.togglePlay
            }
          />
        )}
        <PlayerControls
          live={live}
          playback={playback}
          actions={actions}
          fullScreen={fullScreen}
          captions={captions}
          qualities={source.qualities}
          qualityId={source.qualityId}
          onQuality={source.chooseQuality}
          chapters={props.chapters ?? noChapters}
          buttons={props.buttons}
          onHelp={() => setHelps(true)}
          hidden={controlsHidden}
        />
      </PlayerVideo>
      {helps && (
        <KeyHelp
          live={live}
          characterKeys={characterKeys}
          onCharacterKeys={(on) => {
            setCharacterKeys(on);
            rememberCharacterKeys(on);
          }}
          hasDanmaku={onDanmakuKey !== undefined}
          hasChat={onChatKey !== undefined}
          onClose={() => setHelps(false)}
        />
      )}
    </div>
  );
}

/** Before the page's own classes, which shape the frame in the page. */
const filledWindow = {
  position: "fixed",
  inset: 0,
  zIndex: 60,
  width: "100vw",
  height: "100dvh",
  maxWidth: "none",
  maxHeight: "none",
  margin: 0,
  aspectRatio: "auto",
  borderRadius: 0,
} as const;
