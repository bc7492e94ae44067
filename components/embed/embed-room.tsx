"use client";

import { useTranslations } from "use-intl";
import { ChatPanel } from "@/components/chat/chat-panel";
import { LiveRoom } from "@/components/room/live-room";
import { RoomStage } from "@/components/room/room-stage";
import { sharedRoom } from "@/components/room/shared-room";
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
export function EmbedRoom({ look, ...initial }: EmbedRoomProps) {
  const t = useTranslations("embed");
  return (
    <LiveRoom {...initial} account={null}>
      {(live) => (
        <EmbedFrame
          look={look}
          path={sharedRoom(live.room).path}
          title={live.room.title}
          note={t("readOnly")}
          player={
            <RoomStage
              {...live}
              drawer={null}
              start={look}
              chatOverPicture={false}
              onOrientation={ignore}
            />
          }
          chat={<ChatPanel field={false} heart={false} />}
        />
      )}
    </LiveRoom>
  );
}

/** The frame has the shape that the other site gave it. */
function ignore(): void {}
