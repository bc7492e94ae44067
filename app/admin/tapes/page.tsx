import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { TapesView } from "@/components/admin/tapes/tapes-view";
import { runtime } from "@/lib/runtime";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageAdminAccess } from "../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminTapes.title") };
}

export default async function TapesPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/tapes", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  const { config, tapeFiles } = runtime();
  return <TapesView undoDays={config.tapeUndoDays} filesAreOurs={tapeFiles.areOurs} />;
}
