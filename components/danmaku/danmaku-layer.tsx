"use client";

import { useCallback, useEffect, useState } from "react";
import { usePlayerVideo } from "@/components/player/player-video";
import type { DanmakuFeed } from "./danmaku-feed";
import { createDanmakuStage, type DanmakuStage } from "./danmaku-stage";
import { useDanmakuSettings } from "./use-danmaku-settings";
import { watchPace } from "./video-pace";

/**
 * Danmaku over the picture, for the player's overlay slot. Hidden from screen readers, because the
 * chat says the same in reading order. Keeps clear of the player's bar, which is higher with
 * a seek bar, and of what `--player-top` and `--player-bottom` tell; who covers more of the picture
 * sets `--danmaku-top` or `--danmaku-bottom` on an element around it, counted from its edges.
 */
export function DanmakuLayer({ feed }: { feed: DanmakuFeed }) {
  const { settings, shown } = useDanmakuSettings();
  const video = usePlayerVideo();
  const [stage, setStage] = useState<DanmakuStage | null>(null);
  const mount = useCallback((host: HTMLDivElement) => {
    const made = createDanmakuStage(host);
    setStage(made);
    return () => {
      made.close();
      setStage(null);
    };
  }, []);

  useEffect(() => stage?.apply(settings), [stage, settings]);

  useEffect(() => {
    if (!stage || !shown) return;
    const leave = feed.subscribe(stage);
    return () => {
      leave();
      stage.clear();
    };
  }, [stage, shown, feed]);

  useEffect(() => {
    if (!stage) return;
    let flowing = !video;
    const look = () => stage.flow(flowing && document.visibilityState === "visible");
    const onVisibility = () => {
      // What flew when the tab was left is old when it is seen again; a picture at rest keeps its.
      if (flowing) stage.clear();
      look();
    };
    const leave =
      video &&
      watchPace(video, {
        onFlow(next) {
          flowing = next;
          look();
        },
        onJump: () => stage.clear(),
      });
    look();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      leave?.();
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [stage, video]);

  return (
    <div
      ref={mount}
      aria-hidden
      data-danmaku
      className="pointer-events-none absolute inset-x-0 top-(--danmaku-top,calc(var(--player-top,env(safe-area-inset-top))+0.25rem)) bottom-(--danmaku-bottom,calc(var(--player-bottom,0px)+env(safe-area-inset-bottom)+var(--bar))) select-none overflow-clip [--bar:3.5rem] [contain:strict] [[data-player-frame]:has([data-seek-bar])_&]:[--bar:6rem]"
    />
  );
}
