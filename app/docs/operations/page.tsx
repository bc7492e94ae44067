import type { Metadata } from "next";
import { getPageText } from "@/app/page-text";
import { GuidePage } from "@/components/docs/guide-page";
import { operationsGuideEn } from "@/lib/shared/i18n/messages/operations-guide-en";
import { operationsGuideZh } from "@/lib/shared/i18n/messages/operations-guide-zh";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await getPageText();
  return { title: messages.docs.operationsTitle, description: messages.docs.operationsAbout };
}

export default async function OperationsPage() {
  const { locale, messages } = await getPageText();
  const text = messages.docs;
  return (
    <GuidePage
      here="/docs/operations"
      title={text.operationsTitle}
      lead={text.operationsLead}
      guide={locale === "en" ? operationsGuideEn : operationsGuideZh}
      text={text}
    />
  );
}
