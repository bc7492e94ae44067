import type { ReactNode } from "react";
import { pageAccount } from "@/app/page-data";
import { getPageText } from "@/app/page-text";
import { SessionCheck } from "@/components/session/session-check";
import { SectionTexts } from "@/components/shell/section-texts";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { admin, doctor } = (await getPageText()).messages;
  const userId = (await pageAccount())?.userId ?? null;
  return (
    <SectionTexts texts={{ admin, doctor }}>
      <SessionCheck userId={userId} />
      {children}
    </SectionTexts>
  );
}
