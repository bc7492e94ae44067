"use client";

import { type RefObject, useEffect, useState } from "react";

export interface FullScreen {
  readonly on: boolean;
  /** The window is filled instead: the browser has full screen only for the bare video (iPhone). */
  readonly fillsWindow: boolean;
  toggle(): void;
  leave(): void;
}

/** Android can turn the screen for a wide picture; the type is not in every DOM library. */
interface TurningScreen {
  lock?(orientation: "landscape"): Promise<void>;
}

/** Full screen of a frame with everything in it, or the whole window where there is none. */
export function useFullScreen(frameRef: RefObject<HTMLElement | null>, wide: boolean): FullScreen {
  const [on, setOn] = useState(false);
  const [canFullScreen, setCan] = useState(true);
  useEffect(() => {
    const frame = frameRef.current;
    if (!frame) return;
    setCan(document.fullscreenEnabled && "requestFullscreen" in frame);
    const look = () => setOn(document.fullscreenElement === frame);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, [frameRef]);
  const filled = on && !canFullScreen;
  useEffect(() => {
    if (!filled) return;
    const { style } = document.documentElement;
    const before = style.overflow;
    style.overflow = "hidden";
    return () => {
      style.overflow = before;
    };
  }, [filled]);
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    else setOn(false);
  };
  return {
    on,
    fillsWindow: !canFullScreen,
    leave,
    toggle() {
      if (on) return leave();
      if (!canFullScreen) return setOn(true);
      void frameRef.current
        ?.requestFullscreen()
        .then(() => (wide ? (screen.orientation as TurningScreen).lock?.("landscape") : undefined))
        // A frame without permission for it, or a screen that does not turn.
        .catch(() => undefined);
    },
  };
}
