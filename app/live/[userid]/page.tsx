import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageRoom } from "@/app/page-data";
import { RoomView } from "@/components/room/room-view";

interface RoomPageProps {
  readonly params: Promise<{ readonly userid: string }>;
}

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const room = await pageRoom(userIdOf((await params).userid));
  return room ? { title: room.title, openGraph: { title: room.title } } : {};
}

export default async function RoomPage({ params }: RoomPageProps) {
  const room = await pageRoom(userIdOf((await params).userid));
  if (!room) notFound();
  return <RoomView initialRoom={room} />;
}

/** Next hands path segments on as they stand in the URL. */
function userIdOf(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
