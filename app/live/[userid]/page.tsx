import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkPreview } from "@/app/link-preview";
import { pageAccount, pageChat, pageRoom } from "@/app/page-data";
import { ChatPanel } from "@/components/chat/chat-panel";
import { decodeSegment } from "@/components/room/decode-segment";
import { RoomView } from "@/components/room/room-view";
import { SessionCheck } from "@/components/session/session-check";

interface RoomPageProps {
  readonly params: Promise<{ readonly userid: string }>;
}

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const room = await pageRoom(decodeSegment((await params).userid));
  return room ? linkPreview(room) : {};
}

export default async function RoomPage({ params }: RoomPageProps) {
  const room = await pageRoom(decodeSegment((await params).userid));
  if (!room) notFound();
  const account = await pageAccount();
  return (
    <RoomView initialRoom={room}>
      <SessionCheck userId={account?.userId ?? null} />
      <ChatPanel initialRoom={room} initialChat={await pageChat(room.userId)} account={account} />
    </RoomView>
  );
}
