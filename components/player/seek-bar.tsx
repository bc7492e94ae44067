"use client";

import { type PointerEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { formatDuration } from "@/lib/shared/format/duration";
import type { Chapter } from "./chapter";
import { chapterAt } from "./chapter-at";
import { seekBarAttribute } from "./player-keys";
import { usePosition } from "./use-position";

interface SeekBarProps {
  readonly chapters: readonly Chapter[];
  readonly onSeek: (seconds: number) => void;
}

/** Half of the slider's thumb, by which its middle stays away from the ends, in pixels. */
const thumbInset = 8;

/** Where a moment stands above the slider. */
const leftOf = (share: number) =>
  `calc(${thumbInset}px + (100% - ${2 * thumbInset}px) * ${Math.min(1, Math.max(0, share))})`;

/** The position in a recording, with its chapters and the time under the pointer. */
export function SeekBar({ chapters, onSeek }: SeekBarProps) {
  const t = useTranslations("player");
  const { positionSeconds, durationSeconds } = usePosition();
  const [pointedShare, setPointedShare] = useState<number | null>(null);
  const length = durationSeconds || 1;
  const position = Math.min(positionSeconds, length);
  const chapter = chapterAt(chapters, position);
  const told = t("positionOf", {
    position: formatDuration(position),
    duration: formatDuration(durationSeconds),
  });
  const onPointer = (event: PointerEvent<HTMLInputElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left - thumbInset) / (width - 2 * thumbInset);
    setPointedShare(Math.min(1, Math.max(0, share)));
  };
  const leave = () => setPointedShare(null);
  return (
    <div className="relative mx-1 min-w-0 flex-1">
      {pointedShare !== null && durationSeconds > 0 && (
        <PointedTime
          share={pointedShare}
          seconds={pointedShare * durationSeconds}
          chapters={chapters}
        />
      )}
      {chapters
        .filter(({ startSeconds }) => startSeconds > 0 && startSeconds < durationSeconds)
        .map(({ startSeconds }) => (
          <span
            key={startSeconds}
            aria-hidden
            style={{ left: leftOf(startSeconds / length) }}
            className="-translate-x-1/2 pointer-events-none absolute top-1/2 z-10 h-3 w-1 -translate-y-1/2 rounded-full bg-amber ring-1 ring-black/60"
          />
        ))}
      <input
        {...{ [seekBarAttribute]: "" }}
        type="range"
        min={0}
        max={length}
        step={0.1}
        value={position}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        onPointerLeave={leave}
        onPointerCancel={leave}
        onPointerUp={(event) => event.pointerType !== "mouse" && leave()}
        aria-label={t("seek")}
        aria-valuetext={chapter ? `${told}, ${chapter.title}` : told}
        className="block h-6 w-full cursor-pointer accent-white any-pointer-coarse:h-11"
      />
    </div>
  );
}

interface PointedTimeProps {
  readonly share: number;
  readonly seconds: number;
  readonly chapters: readonly Chapter[];
}

function PointedTime({ share, seconds, chapters }: PointedTimeProps) {
  const chapter = chapterAt(chapters, seconds);
  return (
    <span
      aria-hidden
      style={{ left: leftOf(share), transform: `translateX(-${share * 100}%)` }}
      className="pointer-events-none absolute bottom-full flex max-w-60 items-baseline gap-1.5 truncate rounded-control bg-black/85 px-2 py-0.5 text-sm tabular-nums"
    >
      {formatDuration(seconds)}
      {chapter && <span className="truncate">{chapter.title}</span>}
    </span>
  );
}
