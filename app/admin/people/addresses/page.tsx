import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { AddressesView } from "@/components/admin/people/addresses-view";
import { addressFilterNames } from "@/components/admin/people/filter-names";
import { addressFilter } from "@/lib/protocol/admin/guest-operations";
import { runtime } from "@/lib/runtime";
import { listAddressBans } from "@/lib/services/admin-addresses";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { pageAdminAccess } from "../../page-admin";
import { firstPage } from "../first-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminPeople.addresses") };
}

export default async function AddressesPage({
  searchParams,
}: {
  searchParams: Promise<PageQuery>;
}) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/people/addresses", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  const { query, page } = await firstPage(
    searchParams,
    addressFilterNames,
    addressFilter,
    (caller, filter) => listAddressBans(runtime(), caller, filter.cursor),
  );
  return <AddressesView initial={page} initialQuery={query} />;
}
