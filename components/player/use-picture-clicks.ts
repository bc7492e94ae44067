"use client";

import { useEffect, useRef } from "react";

interface PictureClicks {
  readonly onClick: () => void;
  readonly onDoubleClick: () => void;
}

/** A mouse on the picture plays and pauses; a finger only wakes the controls (`useIdle`). */
export function usePictureClicks(video: HTMLVideoElement | null, clicks: PictureClicks): void {
  const latest = useRef(clicks);
  useEffect(() => {
    latest.current = clicks;
  });
  useEffect(() => {
    if (!video) return;
    // The browser closes an open menu at the end of the press, and the press was for that.
    let closesMenu = false;
    const onPress = () => {
      closesMenu = document.querySelector(":popover-open") !== null;
    };
    const onClick = (event: MouseEvent) => {
      if ((event as PointerEvent).pointerType === "mouse" && !closesMenu) latest.current.onClick();
    };
    // Both clicks have played and paused before: nothing is left of them.
    const onDoubleClick = () => latest.current.onDoubleClick();
    video.addEventListener("pointerdown", onPress);
    video.addEventListener("click", onClick);
    video.addEventListener("dblclick", onDoubleClick);
    return () => {
      video.removeEventListener("pointerdown", onPress);
      video.removeEventListener("click", onClick);
      video.removeEventListener("dblclick", onDoubleClick);
    };
  }, [video]);
}
