"use client";

import { useState } from "react";
import { ChatProvider } from "@/components/chat/chat-provider";
import { createDanmakuFeed } from "@/components/danmaku/danmaku-feed";
import { createHeartFeed } from "@/components/hearts/heart-feed";
import type { ChatView } from "@/lib/shared/chat";
import type { AccountView } from "@/lib/shared/models";
import type { RoomPage } from "@/lib/shared/room-page";
import { RoomScene } from "./room-scene";
import { useRoomPage } from "./use-room-page";

interface RoomViewProps {
  readonly initialRoom: RoomPage;
  readonly initialChat: ChatView;
  /** Who is signed in; null: a visitor. */
  readonly account: AccountView | null;
}

/** A broadcaster's room: the picture while live, a page that waits for it while not, and its chat. */
export function RoomView({ initialRoom, initialChat, account }: RoomViewProps) {
  const [interrupted, setInterrupted] = useState(false);
  const { room, lost } = useRoomPage(initialRoom, interrupted);
  const [danmaku] = useState(createDanmakuFeed);
  const [hearts] = useState(createHeartFeed);
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
      <RoomScene {...{ room, lost, interrupted, danmaku, hearts }} onInterrupted={setInterrupted} />
    </ChatProvider>
  );
}
