"use client";

import { type ComponentProps, type ReactNode, useCallback } from "react";
import { DanmakuButtons } from "@/components/danmaku/danmaku-buttons";
import type { DanmakuFeed } from "@/components/danmaku/danmaku-feed";
import { DanmakuLayer } from "@/components/danmaku/danmaku-layer";
import { useDanmakuSettings } from "@/components/danmaku/use-danmaku-settings";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import { HeartLayer } from "@/components/hearts/heart-layer";
import { Player } from "@/components/player/player";
import type { Orientation } from "@/components/player/use-orientation";
import { classNames } from "@/components/ui/class-names";
import { DrawerButton } from "./drawer-button";
import type { Drawer } from "./use-drawer";

/** What a page gives to the player of a live or of a recording. */
export interface Staging {
  readonly danmaku: DanmakuFeed;
  readonly hearts: HeartFeed;
  /** Null where the chat has no drawer. */
  readonly drawer: Drawer | null;
  /** Where it should not begin by itself, or not with sound. */
  readonly start?: { readonly muted: boolean; readonly autoplay: boolean };
  readonly onOrientation: (orientation: Orientation) => void;
}

type Shown = "live" | "title" | "hlsUrl" | "mp4Url" | "posterUrl" | "coverUrl" | "chapters";

interface StagePlayerProps
  extends Staging,
    Pick<ComponentProps<typeof Player>, Shown | "onInterrupted" | "className"> {
  /** Over the picture while there is none. */
  readonly slate?: ReactNode;
  /** The last messages over the picture; nothing where they are beside it. */
  readonly lines: ReactNode;
  /** Gives the keyboard to the chat. */
  readonly focusChat: () => void;
  /** Above everything that moves. */
  readonly children?: ReactNode;
}

/** Danmaku end where the last messages begin: five of one line; higher above a seek bar. */
const clearOfLines = {
  live: "[--danmaku-bottom:min(16rem,55%)]",
  tape: "[--danmaku-bottom:min(19rem,60%)]",
} as const;

/** The player in its place on a page, with all that moves over its picture. */
export function StagePlayer(props: StagePlayerProps) {
  const { danmaku, hearts, drawer, start, slate, lines, focusChat, children, className } = props;
  const { toggle } = useDanmakuSettings();
  const toChat = useCallback(() => {
    if (drawer && !drawer.open) drawer.toggle();
    focusChat();
  }, [drawer, focusChat]);
  return (
    <Player
      live={props.live}
      title={props.title}
      startMuted={start?.muted}
      autoStart={start?.autoplay}
      hlsUrl={props.hlsUrl}
      mp4Url={props.mp4Url}
      posterUrl={props.posterUrl}
      coverUrl={props.coverUrl}
      chapters={props.chapters}
      onInterrupted={props.onInterrupted}
      onOrientation={props.onOrientation}
      onDanmakuKey={toggle}
      onChatKey={toChat}
      overlay={
        <>
          <DanmakuLayer feed={danmaku} />
          {slate}
          {lines}
          <HeartLayer feed={hearts} />
          {children}
        </>
      }
      buttons={
        <>
          <DanmakuButtons />
          {drawer && <DrawerButton {...drawer} />}
        </>
      }
      className={classNames(
        "absolute! inset-0",
        lines ? clearOfLines[props.live ? "live" : "tape"] : undefined,
        className,
      )}
    />
  );
}
