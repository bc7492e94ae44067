import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { TokensView } from "@/components/admin/tokens/tokens-view";
import { pageAdminAccess } from "../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminTokens.title") };
}

export default async function TokensPage() {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect("/login?next=/admin/tokens");
  return access === "staff" ? <TokensView /> : <AdminOnly />;
}
