"use client";

import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  type LucideIcon,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface CropControlsProps {
  readonly zoom: number;
  readonly maxZoom: number;
  readonly onZoom: (zoom: number) => void;
  /** Moves the picture, in CSS pixels. */
  readonly onMove: (x: number, y: number) => void;
}

const movePx = 16;
const zoomStep = 0.25;

/** What dragging and pinching do, for who can or likes to do neither. */
export function CropControls({ zoom, maxZoom, onZoom, onMove }: CropControlsProps) {
  const t = useTranslations("account");
  const id = useId();
  const zoomBy = (step: number) => onZoom(Math.min(maxZoom, Math.max(1, zoom + step)));
  const tool = (label: string, Icon: LucideIcon, onClick: () => void) => (
    <Button
      aria-label={label}
      title={label}
      onClick={onClick}
      className="min-w-10 px-2 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
    >
      <Icon aria-hidden className="size-4" />
    </Button>
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-56 flex-1 items-center gap-2">
        <label htmlFor={id} className="sr-only">
          {t("cropZoom")}
        </label>
        {tool(t("cropZoomOut"), ZoomOut, () => zoomBy(-zoomStep))}
        <input
          id={id}
          type="range"
          min={1}
          max={maxZoom}
          step={0.05}
          value={zoom}
          aria-valuetext={`${Math.round(zoom * 100)} %`}
          onChange={(event) => onZoom(event.currentTarget.valueAsNumber)}
          className="h-10 min-w-0 flex-1 accent-accent"
        />
        {tool(t("cropZoomIn"), ZoomIn, () => zoomBy(zoomStep))}
      </div>
      <fieldset className="flex gap-1">
        <legend className="sr-only">{t("cropMove")}</legend>
        {tool(t("cropLeft"), ArrowLeft, () => onMove(-movePx, 0))}
        {tool(t("cropUp"), ArrowUp, () => onMove(0, -movePx))}
        {tool(t("cropDown"), ArrowDown, () => onMove(0, movePx))}
        {tool(t("cropRight"), ArrowRight, () => onMove(movePx, 0))}
      </fieldset>
    </div>
  );
}
