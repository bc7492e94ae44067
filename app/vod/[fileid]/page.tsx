import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkPreview } from "@/app/link-preview";
import { pageTape } from "@/app/page-data";
import { decodeSegment } from "@/components/room/decode-segment";
import { TapeView } from "@/components/room/tape-view";

interface TapePageProps {
  readonly params: Promise<{ readonly fileid: string }>;
}

export async function generateMetadata({ params }: TapePageProps): Promise<Metadata> {
  const tape = await pageTape(decodeSegment((await params).fileid));
  return tape ? linkPreview(tape) : {};
}

export default async function TapePage({ params }: TapePageProps) {
  const tape = await pageTape(decodeSegment((await params).fileid));
  if (!tape) notFound();
  return <TapeView tape={tape} />;
}
