"use client";

import { useState } from "react";
import { hueOf, initialOf } from "@/components/cover/cover-art";
import { classNames } from "./class-names";

interface AvatarProps {
  readonly userId: string;
  readonly name: string;
  /** Empty when there is none. */
  readonly url: string;
  readonly className?: string;
}

/** A broadcaster's picture, or a drawn one in a colour that is always the same for the user. */
export function Avatar({ userId, name, url, className }: AvatarProps) {
  const [failedUrl, setFailedUrl] = useState("");
  const shape = classNames("shrink-0 rounded-full object-cover", className ?? "size-10");
  if (url && url !== failedUrl) {
    return (
      // Pictures come from anywhere and in their final size; Next's optimizer is off on purpose.
      <img
        // An error from before hydration reaches no handler.
        ref={(image) => {
          if (image?.complete && image.naturalWidth === 0) setFailedUrl(url);
        }}
        src={url}
        alt=""
        referrerPolicy="no-referrer"
        onError={() => setFailedUrl(url)}
        className={shape}
      />
    );
  }
  return (
    <span
      aria-hidden
      style={{ background: `oklch(0.43 0.09 ${hueOf(userId)})` }}
      className={classNames("grid place-items-center font-bold text-white", shape)}
    >
      {initialOf(name || userId)}
    </span>
  );
}
