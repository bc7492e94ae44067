import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkPreview } from "@/app/link-preview";
import { pageChat, pageRoom } from "@/app/page-data";
import { embedLookOf } from "@/components/embed/embed-look";
import { EmbedRoom } from "@/components/embed/embed-room";
import { decodeSegment } from "@/components/room/decode-segment";
import { sharedRoom } from "@/components/room/shared-room";

interface EmbedPageProps {
  readonly params: Promise<{ readonly userid: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: EmbedPageProps): Promise<Metadata> {
  const room = await pageRoom(decodeSegment((await params).userid));
  return room ? { ...(await linkPreview(room, sharedRoom(room))), robots: { index: false } } : {};
}

export default async function EmbedPage({ params, searchParams }: EmbedPageProps) {
  const room = await pageRoom(decodeSegment((await params).userid));
  if (!room) notFound();
  const look = embedLookOf(await searchParams);
  return <EmbedRoom initialRoom={room} initialChat={await pageChat(room.userId)} look={look} />;
}
