import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { ChartsView } from "@/components/admin/charts/charts-view";
import { hoursOf } from "@/components/admin/charts/queries";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { runtime } from "@/lib/runtime";
import { serverChart } from "@/lib/services/admin-charts";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageCaller } from "../lives/page-caller";
import { pageAdminAccess } from "../page-admin";

interface ChartsPageProps {
  readonly searchParams: Promise<PageQuery>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminCharts.title") };
}

export default async function ChartsPage({ searchParams }: ChartsPageProps) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/charts", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  const hours = hoursOf(String((await searchParams).hours ?? ""));
  const initial = serverChart(runtime(), await pageCaller(), { hours });
  return <ChartsView hours={hours} initial={initial} />;
}
