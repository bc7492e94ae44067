import type { ReactNode } from "react";
import { pageAccount } from "@/app/page-data";
import { getPageText } from "@/app/page-text";
import { StaffProvider } from "@/components/admin/kit/staff-context";
import { SessionCheck } from "@/components/session/session-check";
import { SectionTexts } from "@/components/shell/section-texts";
import type { Messages } from "@/lib/shared/i18n/messages";
import { pageStaff } from "./page-admin";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { messages } = await getPageText();
  const userId = (await pageAccount())?.userId ?? null;
  return (
    <SectionTexts texts={adminTexts(messages)}>
      <SessionCheck userId={userId} />
      <StaffProvider staff={await pageStaff()}>{children}</StaffProvider>
    </SectionTexts>
  );
}

/** The texts of the administration, which no other page needs. */
function adminTexts(messages: Messages) {
  const {
    admin,
    adminAudit,
    adminCallbacks,
    adminCharts,
    adminKit,
    adminLives,
    adminPeople,
    adminReports,
    adminSystem,
    adminTapes,
    adminTokens,
    adminWebhooks,
    broadcasts,
    doctor,
    studioHealth,
  } = messages;
  return {
    admin,
    adminAudit,
    adminCallbacks,
    adminCharts,
    adminKit,
    adminLives,
    adminPeople,
    adminReports,
    adminSystem,
    adminTapes,
    adminTokens,
    adminWebhooks,
    broadcasts,
    doctor,
    // What is wrong with a push is said as its broadcaster reads it.
    studioHealth,
  };
}
