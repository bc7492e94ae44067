import type { ReactNode } from "react";
import { pageAccount } from "@/app/page-data";
import { StaffProvider } from "@/components/admin/kit/staff-context";
import { SessionCheck } from "@/components/session/session-check";
import { pageStaff } from "./page-admin";
import { sectionLayout } from "./section-layout";

/** What every page shows; each section adds what only its pages do. */
const Texts = sectionLayout("adminKit");

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const userId = (await pageAccount())?.userId ?? null;
  return (
    <Texts>
      <SessionCheck userId={userId} />
      <StaffProvider staff={await pageStaff()}>{children}</StaffProvider>
    </Texts>
  );
}
