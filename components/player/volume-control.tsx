"use client";

import { Volume1, Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "./icon-button";
import type { PlayerActions } from "./player-actions";
import type { Playback } from "./use-playback";

interface VolumeControlProps {
  readonly playback: Playback;
  readonly actions: PlayerActions;
}

/** Mute, and the slider where a mouse or keyboard is: phones have keys for it. */
export function VolumeControl({ playback, actions }: VolumeControlProps) {
  const t = useTranslations("player");
  const silent = playback.muted || playback.volume === 0;
  const volume = silent ? 0 : playback.volume;
  const percent = Math.round(volume * 100);
  return (
    <>
      <IconButton
        icon={silent ? VolumeX : volume < 0.5 ? Volume1 : Volume2}
        label={silent ? t("unmute") : t("mute")}
        keyName="M"
        onClick={actions.toggleMute}
      />
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={volume}
        onChange={(event) => actions.setVolume(Number(event.currentTarget.value))}
        aria-label={t("volume")}
        aria-valuetext={t("percent", { percent })}
        className="pointer-coarse:hidden hidden h-6 w-20 cursor-pointer accent-white @md:block"
      />
    </>
  );
}
