import type { ReactNode } from "react";
import { getPageText } from "@/app/page-text";
import { SectionTexts } from "@/components/shell/section-texts";

/** The broadcaster's own pages share their texts. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const { broadcasts, recordings, studio, studioAddress, studioHealth, studioRoom } = (
    await getPageText()
  ).messages;
  return (
    <SectionTexts
      texts={{ broadcasts, recordings, studio, studioAddress, studioHealth, studioRoom }}
    >
      {children}
    </SectionTexts>
  );
}
