import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { DeliveriesView } from "@/components/admin/webhooks/deliveries-view";
import { pageAdminAccess } from "../../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminWebhooks.deliveries") };
}

export default async function DeliveriesPage() {
  const access = await pageAdminAccess("admin");
  if (access === "anonymous") redirect("/login?next=/admin/webhooks/deliveries");
  if (access !== "staff") return <AdminOnly />;
  return <DeliveriesView />;
}
