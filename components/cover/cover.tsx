"use client";

import { useCallback, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { hueOf, initialOf } from "./cover-art";

interface CoverProps {
  readonly userId: string;
  readonly name: string;
  /** Uploaded picture; empty when there is none. */
  readonly coverUrl: string;
  /** A still from the video itself as a tiny MP4. */
  readonly posterUrl: string | null;
  /** False leaves the drawn placeholder without its letter. */
  readonly glyph?: boolean;
  readonly className?: string;
}

/** The picture of a card: the uploaded cover, else a still of the video, over a drawn placeholder. */
export function Cover(props: CoverProps) {
  const { userId, name, coverUrl, posterUrl, glyph = true, className } = props;
  return (
    <div className={classNames("relative overflow-hidden bg-black", className)}>
      <Placeholder userId={userId} text={glyph ? initialOf(name || userId) : ""} />
      {coverUrl ? (
        <CoverImage key={coverUrl} url={coverUrl} />
      ) : (
        posterUrl && <Poster key={posterUrl} url={posterUrl} />
      )}
    </div>
  );
}

function CoverImage({ url }: { url: string }) {
  const [failed, setFailed] = useState(false);
  if (failed) return null;
  return (
    <img
      src={url}
      alt=""
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setFailed(true)}
      className="absolute inset-0 size-full object-cover"
    />
  );
}

/** Shown when its picture is there, so that a card never flashes black. */
function Poster({ url }: { url: string }) {
  const [ready, setReady] = useState(false);
  // The picture may have come before React listens for it.
  const look = useCallback((video: HTMLVideoElement | null) => {
    if (video && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) setReady(true);
  }, []);
  return (
    <video
      ref={look}
      src={url}
      muted
      playsInline
      preload="auto"
      disablePictureInPicture
      tabIndex={-1}
      aria-hidden
      onLoadedData={() => setReady(true)}
      className={classNames(
        "absolute inset-0 size-full object-cover transition-opacity duration-200",
        ready ? "opacity-100" : "opacity-0",
      )}
    />
  );
}

function Placeholder({ userId, text }: { userId: string; text: string }) {
  const hue = hueOf(userId);
  const background = `radial-gradient(120% 90% at 50% 0%, oklch(0.56 0.13 ${hue}), oklch(0.26 0.07 ${(hue + 50) % 360}) 75%)`;
  return (
    <div aria-hidden style={{ background }} className="absolute inset-0 grid place-items-center">
      <span className="select-none font-bold text-[64px] text-white/80 leading-none">{text}</span>
    </div>
  );
}
