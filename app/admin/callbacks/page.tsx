import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { CallbackLedger } from "@/components/callback-ledger/callback-ledger";
import { AdminOnly } from "@/components/doctor/admin-only";
import { pageAdminAccess, pageCallbacks } from "../page-admin";

interface CallbacksPageProps {
  readonly searchParams: Promise<{ readonly page?: string; readonly refused?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("doctor.callbacks") };
}

export default async function CallbacksPage({ searchParams }: CallbacksPageProps) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect("/login?next=/admin/callbacks");
  if (access !== "staff") return <AdminOnly />;
  const query = await searchParams;
  const page = /^[1-9]\d{0,4}$/.test(query.page ?? "") ? Number(query.page) : 1;
  const refusedOnly = query.refused === "1";
  const { entries, total } = await pageCallbacks(page, refusedOnly);
  return <CallbackLedger entries={entries} total={total} page={page} refusedOnly={refusedOnly} />;
}
