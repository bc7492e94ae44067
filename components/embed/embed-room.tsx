"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ChatPanel } from "@/components/chat/chat-panel";
import { ChatProvider } from "@/components/chat/chat-provider";
import { createDanmakuFeed } from "@/components/danmaku/danmaku-feed";
import { createHeartFeed } from "@/components/hearts/heart-feed";
import { RoomStage } from "@/components/room/room-stage";
import { stageStateOf } from "@/components/room/stage-state";
import { useLastFrames } from "@/components/room/use-last-frames";
import { useRoomPage } from "@/components/room/use-room-page";
import type { ChatView } from "@/lib/shared/chat";
import type { RoomPage } from "@/lib/shared/room-page";
import { EmbedFrame } from "./embed-frame";
import type { EmbedLook } from "./embed-look";

interface EmbedRoomProps {
  readonly initialRoom: RoomPage;
  readonly initialChat: ChatView;
  readonly look: EmbedLook;
}

/** A room in a frame of another site. Nobody is signed in there: its chat is for reading. */
export function EmbedRoom({ initialRoom, initialChat, look }: EmbedRoomProps) {
  const t = useTranslations("embed");
  const [interrupted, setInterrupted] = useState(false);
  const { room, lost } = useRoomPage(initialRoom, interrupted);
  const { watching, watched } = useLastFrames(room.online, interrupted || room.forbidden);
  const [danmaku] = useState(createDanmakuFeed);
  const [hearts] = useState(createHeartFeed);
  return (
    <ChatProvider
      room={room.userId}
      initialChat={initialChat}
      account={null}
      online={room.online}
      danmaku={danmaku}
      hearts={hearts}
    >
      <EmbedFrame
        look={look}
        path={`/live/${encodeURIComponent(room.userId)}`}
        title={room.title}
        note={t("readOnly")}
        player={
          <RoomStage
            {...{ room, watching, lost, danmaku, hearts }}
            state={stageStateOf(room, watched)}
            drawer={null}
            start={look}
            chatOverPicture={false}
            onInterrupted={setInterrupted}
            onOrientation={ignore}
          />
        }
        chat={<ChatPanel field={false} heart={false} />}
      />
    </ChatProvider>
  );
}

/** The frame has the shape that the other site gave it. */
function ignore(): void {}
