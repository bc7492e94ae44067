import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { StorageView } from "@/components/admin/tapes/storage-view";
import { pageAdminAccess } from "../../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminTapes.tabStorage") };
}

export default async function StoragePage() {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect("/login?next=/admin/tapes/storage");
  if (access !== "staff") return <AdminOnly />;
  return <StorageView />;
}
