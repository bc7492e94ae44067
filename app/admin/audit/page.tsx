import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AuditView } from "@/components/admin/audit/audit-view";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { operationNames } from "../operation-names";
import { pageAdminAccess } from "../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminAudit.title") };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/audit", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  return <AuditView names={operationNames((await getPageText()).locale)} />;
}
