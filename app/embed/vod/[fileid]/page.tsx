import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkPreview } from "@/app/link-preview";
import { pageTape } from "@/app/page-data";
import { embedLookOf } from "@/components/embed/embed-look";
import { EmbedTape } from "@/components/embed/embed-tape";
import { sharedTape } from "@/components/replay/shared-tape";
import { startSeconds } from "@/components/replay/start-seconds";
import { decodeSegment } from "@/components/room/decode-segment";

interface EmbedTapePageProps {
  readonly params: Promise<{ readonly fileid: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: EmbedTapePageProps): Promise<Metadata> {
  const tape = await pageTape(decodeSegment((await params).fileid));
  return tape ? { ...(await linkPreview(tape, sharedTape(tape))), robots: { index: false } } : {};
}

export default async function EmbedTapePage({ params, searchParams }: EmbedTapePageProps) {
  const tape = await pageTape(decodeSegment((await params).fileid));
  if (!tape) notFound();
  const query = await searchParams;
  const look = embedLookOf(query);
  return <EmbedTape initialTape={tape} startSeconds={startSeconds(query.t)} look={look} />;
}
