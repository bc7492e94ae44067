"use client";

import { useState } from "react";
import { StillPicture } from "@/components/cover/still-picture";

interface PlayerBackdropProps {
  readonly posterUrl?: string | null;
  readonly coverUrl?: string;
}

/** Light beside a tall picture: its poster or cover, blurred once; it costs nothing while it plays. */
export function PlayerBackdrop({ posterUrl, coverUrl }: PlayerBackdropProps) {
  // A poster that changes while one watches would load behind the picture for nobody.
  const [still] = useState(() => ({ posterUrl, coverUrl }));
  const [coverFailed, setCoverFailed] = useState(false);
  const cover = coverFailed ? "" : still.coverUrl;
  const picture = cover ? (
    <StillPicture kind="image" eager url={cover} onFailed={() => setCoverFailed(true)} />
  ) : (
    still.posterUrl && <StillPicture kind="video" eager url={still.posterUrl} />
  );
  return (
    <div aria-hidden data-backdrop className="pointer-events-none absolute inset-0 overflow-hidden">
      {picture ? (
        <div className="absolute inset-0 scale-125 opacity-60 blur-2xl">{picture}</div>
      ) : (
        <div className="absolute inset-0 bg-[radial-gradient(60%_70%_at_50%_40%,oklch(0.3_0.05_262),oklch(0.13_0.015_262))]" />
      )}
    </div>
  );
}
