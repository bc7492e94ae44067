"use client";

import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { stepCut } from "./step-cut";
import { formatTenths } from "./trim-time";

interface TrimTrackProps {
  readonly cuts: readonly number[];
  readonly kept: { readonly startSeconds: number; readonly endSeconds: number };
  readonly onMove: (end: "startSeconds" | "endSeconds", seconds: number) => void;
}

/** Only the handles take presses: the two sliders lie upon each other. */
const sliderClass =
  "pointer-events-none absolute inset-0 m-0 w-full cursor-pointer appearance-none bg-transparent focus-visible:outline-none " +
  "[&::-webkit-slider-thumb]:pointer-events-auto [&::-webkit-slider-thumb]:h-11 [&::-webkit-slider-thumb]:w-6 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-control [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-ground [&::-webkit-slider-thumb]:bg-text " +
  "[&::-moz-range-thumb]:pointer-events-auto [&::-moz-range-thumb]:h-10 [&::-moz-range-thumb]:w-5 [&::-moz-range-thumb]:rounded-control [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-ground [&::-moz-range-thumb]:bg-text " +
  "focus-visible:[&::-webkit-slider-thumb]:outline-2 focus-visible:[&::-webkit-slider-thumb]:outline-accent-text focus-visible:[&::-webkit-slider-thumb]:outline-offset-2 " +
  "focus-visible:[&::-moz-range-thumb]:outline-2 focus-visible:[&::-moz-range-thumb]:outline-accent-text";

/** The time of a recording with both ends of what stays; arrows go from cut to cut. */
export function TrimTrack({ cuts, kept, onMove }: TrimTrackProps) {
  const t = useTranslations("recordings");
  const first = cuts[0] ?? 0;
  const whole = cuts.at(-1) ?? 0;
  const share = (seconds: number) => `${((seconds - first) / (whole - first)) * 100}%`;
  const slider = (end: "startSeconds" | "endSeconds", label: string) => (
    <input
      type="range"
      min={first}
      max={whole}
      step="any"
      value={kept[end]}
      aria-label={label}
      aria-valuetext={formatTenths(kept[end])}
      onChange={(event) => onMove(end, Number(event.target.value))}
      onKeyDown={(event: KeyboardEvent) => {
        const next = stepCut(cuts, kept[end], event.key);
        if (next === null) return;
        event.preventDefault();
        onMove(end, next);
      }}
      className={sliderClass}
    />
  );
  return (
    <div className="relative h-11">
      {/* The thumbs' middles stay half a thumb away from the ends. */}
      <div aria-hidden className="absolute inset-x-3 inset-y-2 rounded-control bg-sunken">
        <div
          style={{
            left: share(kept.startSeconds),
            right: `calc(100% - ${share(kept.endSeconds)})`,
          }}
          className="absolute inset-y-0 rounded-control border-accent border-y-2 bg-accent/25"
        />
      </div>
      {slider("startSeconds", t("trimStart"))}
      {slider("endSeconds", t("trimEnd"))}
    </div>
  );
}
