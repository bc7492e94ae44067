"use client";

import {
  type LucideIcon,
  Maximize,
  Pause,
  PictureInPicture2,
  Play,
  Volume2,
  VolumeX,
} from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { formatDuration } from "@/lib/shared/format/duration";
import type { PlayerActions } from "./player";
import { seekBarAttribute } from "./player-keys";
import type { Playback } from "./use-playback";

interface PlayerControlsProps {
  readonly live: boolean;
  readonly playback: Playback;
  readonly actions: PlayerActions;
  /** Out of the way; focus brings them back. */
  readonly hidden: boolean;
}

/** The bar at the foot of the picture. */
export function PlayerControls({ live, playback, actions, hidden }: PlayerControlsProps) {
  const t = useTranslations("player");
  const silent = playback.muted || playback.volume === 0;
  const canPictureInPicture = useSyncExternalStore(
    () => () => undefined,
    () => document.pictureInPictureEnabled,
    () => false,
  );
  return (
    <div
      className={classNames(
        "absolute inset-x-0 bottom-0 flex flex-wrap items-center gap-1 bg-linear-to-t from-black/80 to-transparent px-2 pt-8 pb-2 text-white transition-opacity duration-200 has-focus-visible:pointer-events-auto has-focus-visible:opacity-100",
        // On a touch screen a tap on what cannot be seen only brings it back.
        hidden ? "any-pointer-coarse:pointer-events-none opacity-0" : "opacity-100",
      )}
    >
      {!live && <SeekBar playback={playback} onSeek={actions.seekTo} />}
      <IconButton
        icon={playback.paused ? Play : Pause}
        label={playback.paused ? t("play") : t("pause")}
        onClick={actions.play}
      />
      <IconButton
        icon={silent ? VolumeX : Volume2}
        label={silent ? t("unmute") : t("mute")}
        onClick={actions.mute}
      />
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={silent ? 0 : playback.volume}
        onChange={(event) => actions.setVolume(Number(event.currentTarget.value))}
        aria-label={t("volume")}
        className="hidden w-24 accent-white sm:block"
      />
      {!live && (
        <span className="px-2 text-sm tabular-nums">
          {formatDuration(playback.positionSeconds)} / {formatDuration(playback.durationSeconds)}
        </span>
      )}
      <span className="ml-auto flex">
        {canPictureInPicture && (
          <IconButton
            icon={PictureInPicture2}
            label={t("pictureInPicture")}
            onClick={actions.pictureInPicture}
          />
        )}
        <IconButton icon={Maximize} label={t("fullscreen")} onClick={actions.fullscreen} />
      </span>
    </div>
  );
}

function SeekBar({ playback, onSeek }: { playback: Playback; onSeek: (seconds: number) => void }) {
  const t = useTranslations("player");
  const { positionSeconds, durationSeconds } = playback;
  return (
    <input
      {...{ [seekBarAttribute]: "" }}
      type="range"
      min={0}
      max={durationSeconds || 1}
      step={0.1}
      value={Math.min(positionSeconds, durationSeconds || 1)}
      onChange={(event) => onSeek(Number(event.currentTarget.value))}
      aria-label={t("seek")}
      aria-valuetext={t("positionOf", {
        position: formatDuration(positionSeconds),
        duration: formatDuration(durationSeconds),
      })}
      className="mx-2 h-6 w-full basis-full accent-white"
    />
  );
}

function IconButton({
  icon: Icon,
  label,
  onClick,
}: {
  icon: LucideIcon;
  label: string;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="grid size-10 place-items-center rounded-control hover:bg-white/15 focus-visible:outline-white"
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
