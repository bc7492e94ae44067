import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { CallbacksView } from "@/components/admin/callbacks/callbacks-view";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageAdminAccess } from "../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminCallbacks.title") };
}

export default async function CallbacksPage({
  searchParams,
}: {
  searchParams: Promise<PageQuery>;
}) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/callbacks", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  return <CallbacksView />;
}
