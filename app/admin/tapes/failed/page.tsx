import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { FailedView } from "@/components/admin/tapes/failed-view";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageAdminAccess } from "../../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminTapes.tabFailed") };
}

export default async function FailedPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/tapes/failed", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  return <FailedView />;
}
