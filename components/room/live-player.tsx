"use client";

import { ChatOverlay } from "@/components/chat/chat-overlay";
import { useChatFields } from "@/components/chat/use-chat-fields";
import type { RoomPage } from "@/lib/shared/room-page";
import { ReconnectingSlate } from "./reconnecting-slate";
import { StagePlayer, type Staging } from "./stage-player";

export interface LivePlayerProps extends Staging {
  readonly room: RoomPage;
  /** The last messages are read over the picture. */
  readonly chatOverPicture: boolean;
  readonly onInterrupted: (interrupted: boolean) => void;
}

/** The player of a live with all that moves over its picture. Loaded apart from the page. */
export function LivePlayer({ room, chatOverPicture, ...staging }: LivePlayerProps) {
  const { focusField } = useChatFields();
  const { title, hlsUrl, posterUrl, coverUrl } = room;
  return (
    <StagePlayer
      // Another broadcast is another stream, even under the same address.
      key={room.startedAtMs}
      live
      {...{ ...staging, title, hlsUrl, posterUrl, coverUrl }}
      slate={room.reconnectingUntilMs > 0 && <ReconnectingSlate room={room} />}
      lines={chatOverPicture && <ChatOverlay />}
      focusChat={focusField}
      // A slate says in their place why the picture stands.
      className="[&:has([data-stage])_:is([data-player-status],[data-latency-pill])]:invisible"
    />
  );
}
