import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pageAccount } from "@/app/page-data";
import { getPageText } from "@/app/page-text";
import { historyPath } from "@/components/broadcasts/broadcast-path";
import { HistoryView } from "@/components/broadcasts/history-view";
import { readPage } from "@/components/home/wall-place";
import { SessionCheck } from "@/components/session/session-check";
import { broadcastsPerPage } from "@/lib/services/broadcasts";
import { pageBroadcasts } from "./history-data";

interface HistoryPageProps {
  readonly searchParams: Promise<Readonly<Record<"page", string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("broadcasts.title") };
}

export default async function HistoryPage({ searchParams }: HistoryPageProps) {
  const page = readPage((await searchParams).page);
  const account = await pageAccount();
  if (!account) redirect(`/login?next=${encodeURIComponent(historyPath(page))}`);
  const { userId } = account;
  const broadcasts = await pageBroadcasts(userId, page);
  const lastPage = Math.max(1, Math.ceil(broadcasts.total / broadcastsPerPage));
  // An old link to a page that has become empty leads to the last one that has something.
  if (page > lastPage) redirect(historyPath(lastPage));
  return (
    <>
      <SessionCheck userId={userId} />
      <HistoryView
        key={userId}
        userId={userId}
        initial={broadcasts}
        initialPage={page}
        perPage={broadcastsPerPage}
      />
    </>
  );
}
