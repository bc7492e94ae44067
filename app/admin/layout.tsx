import type { ReactNode } from "react";
import { getPageText } from "@/app/page-text";
import { SectionTexts } from "@/components/shell/section-texts";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { doctor } = (await getPageText()).messages;
  return <SectionTexts texts={{ doctor }}>{children}</SectionTexts>;
}
