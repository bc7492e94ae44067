import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { SystemView } from "@/components/admin/system/system-view";
import { runtime } from "@/lib/runtime";
import { systemState } from "@/lib/services/system/system-state";
import { pageCaller } from "../lives/page-caller";
import { pageAdminAccess } from "../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminSystem.title") };
}

export default async function SystemPage() {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect("/login?next=/admin/system");
  if (access !== "staff") return <AdminOnly />;
  return <SystemView initial={await systemState(runtime(), await pageCaller())} />;
}
