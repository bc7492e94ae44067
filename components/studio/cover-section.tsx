"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { DropTarget } from "@/components/account/drop-target";
import { PictureControls } from "@/components/account/picture-controls";
import { usePictureChange } from "@/components/account/use-picture-change";
import { Cover } from "@/components/cover/cover";
import { coverShape } from "@/components/crop/crop-shape";
import type { RoomSettings, RoomSettingsChange } from "@/lib/shared/room-settings";
import { CoverFromLive } from "./cover-from-live";

interface CoverSectionProps {
  readonly userId: string;
  readonly settings: RoomSettings;
  readonly onSave: (change: RoomSettingsChange) => Promise<RoomSettings>;
}

/** The room's cover: uploaded and cut, or taken from the running picture; saved at once. */
export function CoverSection({ userId, settings, onSave }: CoverSectionProps) {
  const t = useTranslations("studioRoom");
  const hintId = useId();
  const { title, coverUrl, coverMaxBytes: maxBytes } = settings;
  const cover = usePictureChange({
    ...{ shape: coverShape, maxBytes },
    save: async (url) => {
      await onSave({ coverUrl: url });
    },
  });
  return (
    <div className="flex flex-col gap-3">
      <DropTarget onFile={cover.choose} className="w-full max-w-96 rounded-control">
        <Cover
          key={coverUrl}
          userId={userId}
          name={title || userId}
          coverUrl={coverUrl}
          posterUrl={null}
          eager
          className="aspect-video w-full rounded-control"
        />
      </DropTarget>
      <div className="flex">
        <PictureControls
          shape={coverShape}
          isSet={coverUrl !== ""}
          hintId={hintId}
          change={cover}
        />
      </div>
      <CoverFromLive userId={userId} onTake={(picture) => void cover.choose(picture)} />
      <p id={hintId} className="text-muted text-sm">
        {t("coverHint")}
      </p>
    </div>
  );
}
