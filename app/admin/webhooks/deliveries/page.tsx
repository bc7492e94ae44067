import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { DeliveriesView } from "@/components/admin/webhooks/deliveries-view";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageAdminAccess } from "../../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminWebhooks.deliveries") };
}

export default async function DeliveriesPage({
  searchParams,
}: {
  searchParams: Promise<PageQuery>;
}) {
  const access = await pageAdminAccess("admin");
  if (access === "anonymous")
    redirect(signInPath("/admin/webhooks/deliveries", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  return <DeliveriesView />;
}
