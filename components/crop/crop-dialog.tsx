"use client";

import { useId, useRef, useState } from "react";
import Cropper from "react-easy-crop";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { type CropArea, type Offset, type Size, withinPicture } from "./crop-area";
import { CropControls } from "./crop-controls";
import type { CropShape } from "./crop-shape";

interface CropDialogProps {
  readonly image: HTMLImageElement;
  readonly shape: CropShape;
  readonly onCrop: (area: CropArea) => void;
  readonly onClose: () => void;
}

/** The stage is this wide for its height; the picture is fitted into it, also a small one. */
const stageAspect = 4 / 3;
const centre: Offset = { x: 0, y: 0 };

/**
 * Chooses a part of a picture: by dragging and pinching, by the keyboard, or by buttons alone
 * (WCAG 2.2 §2.5.7). Open as long as it is mounted.
 */
export function CropDialog({ image, shape, onCrop, onClose }: CropDialogProps) {
  const t = useTranslations("account");
  const id = useId();
  const stage = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(centre);
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<CropArea | null>(null);
  const sizes = useRef<{ picture: Size; frame: Size } | null>(null);
  const move = (x: number, y: number) => {
    if (!sizes.current) return;
    const { picture, frame } = sizes.current;
    setOffset(withinPicture({ x: offset.x + x, y: offset.y + y }, picture, frame, zoom));
  };
  const isWide = image.naturalWidth / image.naturalHeight > stageAspect;
  return (
    <Modal
      title={t(shape.name === "avatar" ? "cropAvatarTitle" : "cropCoverTitle")}
      closeLabel={t("cropClose")}
      aria-describedby={`${id}-hint`}
      ignoresBeside
      onClose={onClose}
      className="w-136"
    >
      <div
        ref={stage}
        className="relative aspect-[4/3] max-h-[55dvh] w-full overflow-hidden rounded-control bg-black"
      >
        <Cropper
          image={image.src}
          crop={offset}
          zoom={zoom}
          maxZoom={maxZoom}
          aspect={shape.widthPx / shape.heightPx}
          cropShape={shape.isRound ? "round" : "rect"}
          showGrid={!shape.isRound}
          keyboardStep={8}
          onCropChange={setOffset}
          onZoomChange={setZoom}
          onCropAreaChange={(_share, pixels) => {
            // The frame is there with its first measure: from now on the arrow keys are for it.
            if (!area) stage.current?.querySelector<HTMLElement>("[role=application]")?.focus();
            setArea(pixels);
          }}
          setMediaSize={(picture) => {
            sizes.current = { frame: picture, ...sizes.current, picture };
          }}
          setCropSize={(frame) => {
            sizes.current = { picture: frame, ...sizes.current, frame };
          }}
          style={{ mediaStyle: isWide ? { width: "100%" } : { height: "100%" } }}
          classes={{ cropAreaClassName: "outline-offset-[-4px]! focus-visible:outline-4!" }}
          cropperProps={{
            role: "application",
            "aria-label": t("cropArea"),
          }}
        />
      </div>
      <p id={`${id}-hint`} className="text-muted text-sm">
        {t("cropHint")}
      </p>
      <CropControls zoom={zoom} maxZoom={maxZoom} onZoom={setZoom} onMove={move} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t("cropClose")}</Button>
        <Button variant="primary" disabled={!area} onClick={() => area && onCrop(area)}>
          {t("cropUse")}
        </Button>
      </div>
    </Modal>
  );
}

/** More shows single pixels. */
const maxZoom = 4;
