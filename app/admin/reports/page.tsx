import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { listQuery, reportFilterNames } from "@/components/admin/reports/queries";
import { ReportsView } from "@/components/admin/reports/reports-view";
import { runtime } from "@/lib/runtime";
import { listReportsPage } from "@/lib/services/admin-reports";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageCaller } from "../lives/page-caller";
import { pageAdminAccess } from "../page-admin";

interface ReportsPageProps {
  readonly searchParams: Promise<PageQuery>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminReports.title") };
}

export default async function ReportsPage({ searchParams }: ReportsPageProps) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/reports", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  const given = await searchParams;
  const query = listQuery(
    Object.fromEntries(
      reportFilterNames.map((name) => [name, typeof given[name] === "string" ? given[name] : ""]),
    ),
  );
  const { state, reason, about, cursor } = Object.fromEntries(new URLSearchParams(query));
  // A page in the middle is asked for by the browser, which can say what is wrong with its place.
  const initial = cursor
    ? undefined
    : listReportsPage(
        runtime(),
        await pageCaller(),
        { status: state, reason, reported: about },
        undefined,
      );
  return <ReportsView initial={initial} initialQuery={query} />;
}
