"use client";

import { Captions as CaptionsIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import { BarSelect } from "./bar-select";
import { IconButton } from "./icon-button";
import type { PlayerActions } from "./player-actions";
import type { Quality } from "./source";
import type { Playback } from "./use-playback";
import type { Captions } from "./use-text-tracks";

interface BarChoicesProps {
  readonly live: boolean;
  readonly playback: Playback;
  readonly actions: PlayerActions;
  readonly captions: Captions;
  readonly qualities: readonly Quality[];
  readonly qualityId: number | null;
  readonly onQuality: (id: number | null) => void;
}

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
/** Stands for "the player decides" and "none", which have no number. */
const noneValue = "-";

/** Captions, speed and quality, each where there is something to choose. */
export function BarChoices(props: BarChoicesProps) {
  const { live, playback, actions, captions, qualities, qualityId, onQuality } = props;
  const t = useTranslations("player");
  const [onlyTrack] = captions.tracks;
  return (
    <>
      {captions.tracks.length === 1 && onlyTrack && (
        <IconButton
          icon={CaptionsIcon}
          label={t("captions")}
          keyName="C"
          pressed={captions.shown !== null}
          onClick={() => captions.show(captions.shown === null ? onlyTrack.index : null)}
        />
      )}
      {captions.tracks.length > 1 && (
        <BarSelect
          label={t("captions")}
          value={captions.shown === null ? noneValue : String(captions.shown)}
          options={[
            { value: noneValue, text: t("captionsOff") },
            ...captions.tracks.map(({ index, label }) => ({ value: String(index), text: label })),
          ]}
          onChoose={(value) => captions.show(value === noneValue ? null : Number(value))}
        />
      )}
      {!live && (
        <BarSelect
          label={t("speed")}
          value={String(playback.speed)}
          options={speeds.map((speed) => ({ value: String(speed), text: `${speed}×` }))}
          onChoose={(value) => actions.setSpeed(Number(value))}
        />
      )}
      {qualities.length > 1 && (
        <BarSelect
          label={t("quality")}
          value={qualityId === null ? noneValue : String(qualityId)}
          options={[
            { value: noneValue, text: t("qualityAuto") },
            ...qualities.map((quality) => ({ value: String(quality.id), text: nameOf(quality) })),
          ]}
          onChoose={(value) => onQuality(value === noneValue ? null : Number(value))}
        />
      )}
    </>
  );
}

function nameOf({ heightPixels, bitsPerSecond }: Quality): string {
  return heightPixels ? `${heightPixels}p` : `${Math.round(bitsPerSecond / 1000)} kbit/s`;
}
