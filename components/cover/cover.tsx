"use client";

import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { initialOf } from "./cover-art";
import { stagePicture } from "./stage-picture";
import { StillPicture } from "./still-picture";

interface CoverProps {
  readonly userId: string;
  readonly name: string;
  /** Uploaded picture; empty when there is none. */
  readonly coverUrl: string;
  /** A still from the video itself as a tiny MP4. */
  readonly posterUrl: string | null;
  /** False leaves the drawn placeholder without its letter. */
  readonly glyph?: boolean;
  /** The one picture that the page is waited for; others are loaded when they are near. */
  readonly eager?: boolean;
  /** On the first screen of its page: there before the scripts, too. */
  readonly early?: boolean;
  readonly className?: string;
}

/** The picture of a card: the uploaded cover, else a still of the video, over a drawn placeholder. */
export function Cover(props: CoverProps) {
  const { userId, name, coverUrl, posterUrl, glyph = true, eager, early, className } = props;
  const [failedCover, setFailedCover] = useState("");
  const hasCover = coverUrl !== "" && coverUrl !== failedCover;
  return (
    <div className={classNames("grid overflow-hidden bg-black", className)}>
      <div className="relative">
        <img
          aria-hidden
          alt=""
          src={stagePicture(userId, glyph ? initialOf(name || userId) : "")}
          className="absolute inset-0 size-full select-none"
        />
        {hasCover ? (
          <StillPicture
            kind="image"
            url={coverUrl}
            eager={eager}
            early={early}
            onFailed={() => setFailedCover(coverUrl)}
          />
        ) : (
          posterUrl && <StillPicture kind="video" url={posterUrl} eager={eager} early={early} />
        )}
      </div>
    </div>
  );
}
