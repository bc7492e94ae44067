import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { LivesView } from "@/components/admin/lives/lives-view";
import { livesQuestionOf } from "@/lib/protocol/admin/lives-question";
import { runtime } from "@/lib/runtime";
import { listAdminLives } from "@/lib/services/admin-lives";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageAdminAccess } from "../page-admin";
import { pageCaller } from "./page-caller";

interface LivesPageProps {
  readonly searchParams: Promise<PageQuery>;
}

/** The first paint does not wait for a cloud, in milliseconds. */
const firstPaintMs = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminLives.title") };
}

export default async function LivesPage({ searchParams }: LivesPageProps) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/lives", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  const { question, query } = livesQuestionOf(await searchParams);
  const initial = await listAdminLives(runtime(), await pageCaller(), question, firstPaintMs);
  return <LivesView initial={initial} initialQuery={query} />;
}
