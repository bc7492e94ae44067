import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pageAccount } from "@/app/page-data";
import { getPageText } from "@/app/page-text";
import { broadcastPath } from "@/components/broadcasts/broadcast-path";
import { BroadcastView } from "@/components/broadcasts/broadcast-view";
import { decodeSegment } from "@/components/room/decode-segment";
import { SessionCheck } from "@/components/session/session-check";
import { pageBroadcast } from "../history-data";

interface BroadcastPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("broadcasts.broadcast") };
}

export default async function OwnBroadcastPage({ params }: BroadcastPageProps) {
  const id = decodeSegment((await params).id);
  const account = await pageAccount();
  if (!account) redirect(`/login?next=${encodeURIComponent(broadcastPath(id))}`);
  const { userId } = account;
  return (
    <>
      <SessionCheck userId={userId} />
      <BroadcastView key={`${userId} ${id}`} id={id} initial={await pageBroadcast(userId, id)} />
    </>
  );
}
