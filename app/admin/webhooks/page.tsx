import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { WebhooksView } from "@/components/admin/webhooks/webhooks-view";
import { pageAdminAccess } from "../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminWebhooks.title") };
}

export default async function WebhooksPage() {
  const access = await pageAdminAccess("admin");
  if (access === "anonymous") redirect("/login?next=/admin/webhooks");
  if (access !== "staff") return <AdminOnly />;
  return <WebhooksView />;
}
