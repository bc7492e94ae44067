import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { guestFilterNames } from "@/components/admin/people/filter-names";
import { GuestsView } from "@/components/admin/people/guests-view";
import { guestFilter } from "@/lib/protocol/admin/guest-operations";
import { runtime } from "@/lib/runtime";
import { listGuests } from "@/lib/services/admin-guests";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageAdminAccess } from "../../page-admin";
import { firstPage } from "../first-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminPeople.guests") };
}

export default async function GuestsPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/people/guests", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  const { query, page } = await firstPage(
    searchParams,
    guestFilterNames,
    guestFilter,
    (caller, filter) => listGuests(runtime(), caller, filter),
  );
  return <GuestsView initial={page} initialQuery={query} />;
}
