"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { avatarShape, coverShape } from "@/components/crop/crop-shape";
import { Avatar } from "@/components/ui/avatar";
import type { AccountProfile, ProfileChange } from "@/lib/shared/account";
import { DropTarget } from "./drop-target";
import { PictureControls } from "./picture-controls";
import { usePictureChange } from "./use-picture-change";

interface ProfilePicturesProps {
  readonly profile: AccountProfile;
  readonly onChange: (change: ProfileChange) => Promise<void>;
}

/** Cover and picture as the user's own page shows them, and what changes them. */
export function ProfilePictures({ profile, onChange }: ProfilePicturesProps) {
  const t = useTranslations("account");
  const hintId = useId();
  const { userId, nickname, avatarUrl, coverUrl, pictureMaxBytes: maxBytes } = profile;
  const avatar = usePictureChange({
    shape: avatarShape,
    maxBytes,
    save: (url) => onChange({ avatarUrl: url }),
  });
  const cover = usePictureChange({
    shape: coverShape,
    maxBytes,
    save: (url) => onChange({ coverUrl: url }),
  });
  return (
    <div className="flex flex-col gap-4">
      <div>
        <DropTarget onFile={cover.choose} className="rounded-control">
          <Cover
            key={coverUrl}
            userId={userId}
            name={nickname}
            coverUrl={coverUrl}
            posterUrl={null}
            glyph={false}
            eager
            className="h-28 rounded-control sm:h-44"
          />
        </DropTarget>
        <DropTarget
          onFile={avatar.choose}
          className="relative -mt-10 ml-3 w-fit rounded-full sm:-mt-12 sm:ml-5"
        >
          <Avatar
            userId={userId}
            name={nickname}
            url={avatarUrl}
            className="size-20 text-2xl ring-4 ring-raised sm:size-24"
          />
        </DropTarget>
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <PictureControls
          shape={avatarShape}
          isSet={avatarUrl !== ""}
          hintId={hintId}
          change={avatar}
        />
        <PictureControls
          shape={coverShape}
          isSet={coverUrl !== ""}
          hintId={hintId}
          change={cover}
        />
      </div>
      <p id={hintId} className="text-muted text-sm">
        {t("pictureHint")}
      </p>
    </div>
  );
}
