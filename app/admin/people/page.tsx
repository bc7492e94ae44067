import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { listQuery, peopleFilterNames } from "@/components/admin/people/filter-names";
import { PeopleView } from "@/components/admin/people/people-view";
import { peopleFilter } from "@/lib/protocol/admin/people-operations";
import { runtime } from "@/lib/runtime";
import { listPeople } from "@/lib/services/admin-people";
import { type PageQuery, signInPath } from "@/lib/shared/next-path";
import { operationNames } from "../operation-names";
import { pageAdminAccess } from "../page-admin";
import { firstPage } from "./first-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminPeople.title") };
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect(signInPath("/admin/people", await searchParams));
  if (access !== "staff") return <AdminOnly />;
  const { query, page } = await firstPage(
    searchParams,
    peopleFilterNames,
    peopleFilter,
    (caller, filter) => listPeople(runtime(), caller, filter),
  );
  return (
    <PeopleView
      initial={page}
      initialQuery={listQuery(query)}
      names={operationNames((await getPageText()).locale)}
    />
  );
}
