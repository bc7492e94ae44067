import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkPreview } from "@/app/link-preview";
import { pageTape, pageUserId } from "@/app/page-data";
import { ReplayView } from "@/components/replay/replay-view";
import { sharedTape } from "@/components/replay/shared-tape";
import { startSeconds } from "@/components/replay/start-seconds";
import { decodeSegment } from "@/components/room/decode-segment";

interface TapePageProps {
  readonly params: Promise<{ readonly fileid: string }>;
  readonly searchParams: Promise<{ readonly t?: string | readonly string[] }>;
}

export async function generateMetadata({ params }: TapePageProps): Promise<Metadata> {
  const tape = await pageTape(decodeSegment((await params).fileid));
  return tape ? linkPreview(tape, sharedTape(tape)) : {};
}

export default async function TapePage({ params, searchParams }: TapePageProps) {
  const tape = await pageTape(decodeSegment((await params).fileid));
  if (!tape) notFound();
  const { t } = await searchParams;
  return (
    <ReplayView
      // A walk from recording to recording is another conversation.
      key={tape.fileId}
      initialTape={tape}
      ownUserId={await pageUserId()}
      startSeconds={startSeconds(t)}
    />
  );
}
