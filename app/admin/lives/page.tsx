import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { LivesView } from "@/components/admin/lives-view";
import { AdminOnly } from "@/components/doctor/admin-only";
import { runtime } from "@/lib/runtime";
import { listAdminLives } from "@/lib/services/admin-lives";
import { pageAdminAccess } from "../page-admin";
import { pageCaller } from "./page-caller";

interface LivesPageProps {
  readonly searchParams: Promise<{ readonly page?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("admin.lives") };
}

export default async function LivesPage({ searchParams }: LivesPageProps) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect("/login?next=/admin/lives");
  if (access !== "staff") return <AdminOnly />;
  const { page } = await searchParams;
  const number = /^[1-9]\d{0,4}$/.test(page ?? "") ? Number(page) : 1;
  const initial = listAdminLives(runtime(), await pageCaller(), number);
  // Another page is another list: nothing of the last one stays.
  return <LivesView key={number} initial={initial} />;
}
