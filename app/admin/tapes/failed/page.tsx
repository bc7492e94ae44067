import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { FailedView } from "@/components/admin/tapes/failed-view";
import { pageAdminAccess } from "../../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminTapes.tabFailed") };
}

export default async function FailedPage() {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect("/login?next=/admin/tapes/failed");
  if (access !== "staff") return <AdminOnly />;
  return <FailedView />;
}
