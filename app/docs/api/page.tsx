import type { Metadata } from "next";
import { getPageText } from "@/app/page-text";
import { ApiContract } from "@/components/api-console/api-contract";
import { SectionTexts } from "@/components/shell/section-texts";
import { contractViews } from "@/lib/protocol/contract-view";
import { liteavSigExample } from "@/lib/protocol/liteav-sig-example";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getPageText();
  return { title: t("api.title"), description: t("api.lead") };
}

export default async function ApiPage() {
  const { locale, messages } = await getPageText();
  return (
    <SectionTexts texts={{ api: messages.api }}>
      <ApiContract
        contract={contractViews[locale === "en" ? "en" : "zh"]}
        signature={liteavSigExample()}
        text={messages.api}
      />
    </SectionTexts>
  );
}
