import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkPreview } from "@/app/link-preview";
import { pageAccount, pageChat, pageRoom } from "@/app/page-data";
import { decodeSegment } from "@/components/room/decode-segment";
import { RoomView } from "@/components/room/room-view";
import { sharedRoom } from "@/components/room/shared-room";
import { SessionCheck } from "@/components/session/session-check";

interface RoomPageProps {
  readonly params: Promise<{ readonly userid: string }>;
}

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const room = await pageRoom(decodeSegment((await params).userid));
  return room ? linkPreview(room, sharedRoom(room)) : {};
}

export default async function RoomPage({ params }: RoomPageProps) {
  const room = await pageRoom(decodeSegment((await params).userid));
  if (!room) notFound();
  const account = await pageAccount();
  return (
    <>
      <SessionCheck userId={account?.userId ?? null} />
      <RoomView
        // A walk from room to room is another conversation.
        key={room.userId}
        initialRoom={room}
        initialChat={await pageChat(room.userId)}
        account={account}
      />
    </>
  );
}
