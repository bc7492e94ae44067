import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { linkPreview } from "@/app/link-preview";
import { pageUser } from "@/app/page-data";
import { readPage } from "@/components/home/wall-place";
import { userPath } from "@/components/profile/user-path";
import { UserView } from "@/components/profile/user-view";
import { decodeSegment } from "@/components/room/decode-segment";
import { tapesPerPage } from "@/lib/shared/list-sizes";

interface UserPageProps {
  readonly params: Promise<{ readonly userid: string }>;
  readonly searchParams: Promise<Readonly<Record<"page", string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: UserPageProps): Promise<Metadata> {
  const user = await pageUser(decodeSegment((await params).userid), 1);
  return user
    ? linkPreview({ ...user, title: user.nickname }, { path: userPath(user.userId) })
    : {};
}

export default async function UserPage({ params, searchParams }: UserPageProps) {
  const userId = decodeSegment((await params).userid);
  const page = readPage((await searchParams).page);
  const user = await pageUser(userId, page);
  if (!user) notFound();
  const lastPage = Math.max(1, Math.ceil(user.tapes.total / tapesPerPage));
  // An old link to a page that has become empty leads to the last one that has something.
  if (page > lastPage) redirect(userPath(userId, lastPage));
  return <UserView initialUser={user} />;
}
