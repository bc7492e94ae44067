import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { BroadcastChartView } from "@/components/admin/charts/broadcast-chart-view";
import { UnknownBroadcast } from "@/components/admin/charts/unknown-broadcast";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { orNull } from "@/lib/errors";
import { runtime } from "@/lib/runtime";
import { broadcastChart } from "@/lib/services/admin-charts";
import { signInPath } from "@/lib/shared/next-path";
import { pageCaller } from "../../lives/page-caller";
import { pageAdminAccess } from "../../page-admin";

interface BroadcastChartPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminCharts.title") };
}

export default async function BroadcastChartPage({ params }: BroadcastChartPageProps) {
  const access = await pageAdminAccess();
  const { id } = await params;
  if (access === "anonymous") redirect(signInPath(`/admin/charts/${id}`));
  if (access !== "staff") return <AdminOnly />;
  const caller = await pageCaller();
  const initial = orNull(() => broadcastChart(runtime(), caller, decodeURIComponent(id)));
  return initial ? <BroadcastChartView initial={initial} /> : <UnknownBroadcast />;
}
