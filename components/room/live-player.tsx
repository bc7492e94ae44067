"use client";

import { useCallback } from "react";
import { useRoomChat } from "@/components/chat/chat-context";
import { ChatOverlay } from "@/components/chat/chat-overlay";
import { DanmakuButtons } from "@/components/danmaku/danmaku-buttons";
import type { DanmakuFeed } from "@/components/danmaku/danmaku-feed";
import { DanmakuLayer } from "@/components/danmaku/danmaku-layer";
import { useDanmakuSettings } from "@/components/danmaku/use-danmaku-settings";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import { HeartLayer } from "@/components/hearts/heart-layer";
import { Player } from "@/components/player/player";
import type { Orientation } from "@/components/player/use-orientation";
import type { RoomPage } from "@/lib/shared/room-page";
import { DrawerButton } from "./drawer-button";
import { ReconnectingSlate } from "./reconnecting-slate";

export interface LivePlayerProps {
  readonly room: RoomPage;
  readonly danmaku: DanmakuFeed;
  readonly hearts: HeartFeed;
  /** The last messages are read over the picture. */
  readonly chatOverPicture: boolean;
  /** Null where the chat has no drawer. */
  readonly drawer: { readonly open: boolean; readonly toggle: () => void } | null;
  /** Where it should not begin by itself, or not with sound. */
  readonly start?: { readonly muted: boolean; readonly autoplay: boolean };
  readonly onInterrupted: (interrupted: boolean) => void;
  readonly onOrientation: (orientation: Orientation) => void;
}

/** The player of a live with all that moves over its picture. Loaded apart from the page. */
export function LivePlayer(props: LivePlayerProps) {
  const { room, danmaku, hearts, chatOverPicture, drawer, onInterrupted, onOrientation, start } =
    props;
  const { focusField } = useRoomChat();
  const { toggle } = useDanmakuSettings();
  const toChat = useCallback(() => {
    if (drawer && !drawer.open) drawer.toggle();
    focusField();
  }, [drawer, focusField]);
  return (
    <Player
      // Another broadcast is another stream, even under the same address.
      key={room.startedAtMs}
      live
      title={room.title}
      startMuted={start?.muted}
      autoStart={start?.autoplay}
      hlsUrl={room.hlsUrl}
      posterUrl={room.posterUrl}
      coverUrl={room.coverUrl}
      onInterrupted={onInterrupted}
      onOrientation={onOrientation}
      onDanmakuKey={toggle}
      onChatKey={toChat}
      overlay={
        <>
          <DanmakuLayer feed={danmaku} />
          {room.reconnectingUntilMs > 0 && <ReconnectingSlate room={room} />}
          {chatOverPicture && (
            <ChatOverlay className="absolute bottom-16 left-3 max-h-1/2 overflow-hidden" />
          )}
          <HeartLayer feed={hearts} />
        </>
      }
      buttons={
        <>
          <DanmakuButtons />
          {drawer && <DrawerButton {...drawer} />}
        </>
      }
      // A slate says in their place why the picture stands.
      className="absolute! inset-0 [&:has([data-stage])_:is([data-player-status],[data-latency-pill])]:invisible"
    />
  );
}
