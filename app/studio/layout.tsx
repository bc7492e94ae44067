import type { ReactNode } from "react";
import { getPageText } from "@/app/page-text";
import { SectionTexts } from "@/components/shell/section-texts";
import { StudioTabs } from "@/components/studio/studio-tabs";

/** The broadcaster's own pages share their texts and the ways between them. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const { messages, t } = await getPageText();
  const { broadcasts, recordings, studio, studioAddress, studioHealth, studioRoom } = messages;
  return (
    <SectionTexts
      texts={{ broadcasts, recordings, studio, studioAddress, studioHealth, studioRoom }}
    >
      <StudioTabs />
      <noscript>
        <p className="mb-4 rounded-control border border-line bg-raised px-3 py-2">
          {t("studio.noScript")}
        </p>
      </noscript>
      {children}
    </SectionTexts>
  );
}
