"use client";

import { type ReactNode, useState } from "react";
import { ChatProvider } from "@/components/chat/chat-provider";
import { createDanmakuFeed } from "@/components/danmaku/danmaku-feed";
import { createHeartFeed } from "@/components/hearts/heart-feed";
import type { ChatView } from "@/lib/shared/chat";
import type { AccountView } from "@/lib/shared/models";
import type { RoomPage } from "@/lib/shared/room-page";
import { stageStateOf } from "./stage-state";
import { useLastFrames } from "./use-last-frames";
import { useRoomPage } from "./use-room-page";

/** A room as it is now, with what carries its danmaku and hearts to the picture. */
export type LiveRoomState = ReturnType<typeof useLiveRoom>;

interface LiveRoomProps {
  readonly initialRoom: RoomPage;
  readonly initialChat: ChatView;
  /** Who is signed in; null: a visitor. */
  readonly account: AccountView | null;
  /** Lays it out. */
  readonly children: (live: LiveRoomState) => ReactNode;
}

/** Follows a room and its conversation, however they are laid out. */
export function LiveRoom({ initialRoom, initialChat, account, children }: LiveRoomProps) {
  const live = useLiveRoom(initialRoom);
  const { room, danmaku, hearts } = live;
  return (
    <ChatProvider
      room={room.userId}
      initialChat={initialChat}
      account={account}
      online={room.online}
      likes={room.likeCount}
      broadcast={room.startedAtMs}
      danmaku={danmaku}
      hearts={hearts}
    >
      {children(live)}
    </ChatProvider>
  );
}

function useLiveRoom(initialRoom: RoomPage) {
  const [interrupted, onInterrupted] = useState(false);
  const { room, lost } = useRoomPage(initialRoom, interrupted);
  const { watching, watched } = useLastFrames(room.online, interrupted || room.forbidden);
  const [danmaku] = useState(createDanmakuFeed);
  const [hearts] = useState(createHeartFeed);
  const state = stageStateOf(room, watched);
  return { room, lost, watching, watched, state, danmaku, hearts, onInterrupted };
}
