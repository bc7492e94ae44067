import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageAccount, pageChat, pageRoom } from "@/app/page-data";
import { ChatPanel } from "@/components/chat/chat-panel";
import { decodeSegment } from "@/components/room/decode-segment";
import { RoomView } from "@/components/room/room-view";

interface RoomPageProps {
  readonly params: Promise<{ readonly userid: string }>;
}

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const room = await pageRoom(decodeSegment((await params).userid));
  return room ? { title: room.title, openGraph: { title: room.title } } : {};
}

export default async function RoomPage({ params }: RoomPageProps) {
  const room = await pageRoom(decodeSegment((await params).userid));
  if (!room) notFound();
  return (
    <RoomView initialRoom={room}>
      <ChatPanel
        initialRoom={room}
        initialChat={await pageChat(room.userId)}
        account={await pageAccount()}
      />
    </RoomView>
  );
}
