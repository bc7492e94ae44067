"use client";

import type { ChatView } from "@/lib/shared/chat";
import type { AccountView } from "@/lib/shared/models";
import type { RoomPage } from "@/lib/shared/room-page";
import { LiveRoom } from "./live-room";
import { RoomScene } from "./room-scene";

interface RoomViewProps {
  readonly initialRoom: RoomPage;
  readonly initialChat: ChatView;
  /** Who is signed in; null: a visitor. */
  readonly account: AccountView | null;
}

/** A broadcaster's room: the picture while live, a page that waits for it while not, and its chat. */
export function RoomView(props: RoomViewProps) {
  const { title } = props.initialRoom;
  return <LiveRoom {...props}>{(live) => <RoomScene {...live} pageTitle={title} />}</LiveRoom>;
}
