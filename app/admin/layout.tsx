import type { ReactNode } from "react";
import { getPageText } from "@/app/page-text";
import { SectionTexts } from "@/components/shell/section-texts";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { admin, doctor } = (await getPageText()).messages;
  return <SectionTexts texts={{ admin, doctor }}>{children}</SectionTexts>;
}
