import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { StorageView } from "@/components/admin/tapes/storage-view";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageAdminAccess } from "../../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminTapes.tabStorage") };
}

export default async function StoragePage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/tapes/storage", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  return <StorageView />;
}
