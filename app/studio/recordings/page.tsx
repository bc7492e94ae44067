import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pageAccount } from "@/app/page-data";
import { getPageText } from "@/app/page-text";
import { readPage } from "@/components/home/wall-place";
import { recordingsPath } from "@/components/recordings/recordings-path";
import { RecordingsView } from "@/components/recordings/recordings-view";
import { SessionCheck } from "@/components/session/session-check";
import { runtime } from "@/lib/runtime";
import { ownTapesOf, ownTapesPerPage } from "@/lib/services/own-tapes";

interface RecordingsPageProps {
  readonly searchParams: Promise<Readonly<Record<"page", string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("recordings.title") };
}

export default async function RecordingsPage({ searchParams }: RecordingsPageProps) {
  const page = readPage((await searchParams).page);
  const account = await pageAccount();
  if (!account) redirect(`/login?next=${encodeURIComponent(recordingsPath(page))}`);
  const { userId } = account;
  const recordings = ownTapesOf(runtime(), userId, page);
  const lastPage = Math.max(1, Math.ceil(recordings.total / ownTapesPerPage));
  // An old link to a page that has become empty leads to the last one that has something.
  if (page > lastPage) redirect(recordingsPath(lastPage));
  return (
    <>
      <SessionCheck userId={userId} />
      <RecordingsView
        key={userId}
        userId={userId}
        initial={recordings}
        initialPage={page}
        perPage={ownTapesPerPage}
      />
    </>
  );
}
