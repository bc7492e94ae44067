import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { RetentionView } from "@/components/admin/tapes/retention-view";
import { pageAdminAccess } from "../../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminTapes.tabRetention") };
}

export default async function RetentionPage() {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect("/login?next=/admin/tapes/retention");
  if (access !== "staff") return <AdminOnly />;
  return <RetentionView />;
}
