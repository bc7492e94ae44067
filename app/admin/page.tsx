import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { OverviewView } from "@/components/admin/overview-view";
import { runtime } from "@/lib/runtime";
import { serverState } from "@/lib/services/cloud-state";
import { systemSummary } from "@/lib/services/system/system-state";
import { pageCaller } from "./lives/page-caller";
import { pageAdminAccess } from "./page-admin";
import { sectionLayout } from "./section-layout";

/** A layout of its own would be that of every section. */
const Texts = sectionLayout("admin", "adminSystem");

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("admin.overview") };
}

export default async function AdminPage() {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect("/login?next=/admin");
  if (access !== "staff") return <AdminOnly />;
  const caller = await pageCaller();
  return (
    <Texts>
      <OverviewView
        initial={serverState(runtime(), caller)}
        summary={await systemSummary(runtime(), caller)}
      />
    </Texts>
  );
}
