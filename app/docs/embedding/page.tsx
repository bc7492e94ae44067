import type { Metadata } from "next";
import { getPageText } from "@/app/page-text";
import { GuidePage } from "@/components/docs/guide-page";
import { embeddingGuideEn } from "@/lib/shared/i18n/messages/embedding-guide-en";
import { embeddingGuideZh } from "@/lib/shared/i18n/messages/embedding-guide-zh";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await getPageText();
  return { title: messages.docs.embeddingTitle, description: messages.docs.embeddingAbout };
}

export default async function EmbeddingPage() {
  const { locale, messages } = await getPageText();
  const text = messages.docs;
  return (
    <GuidePage
      here="/docs/embedding"
      title={text.embeddingTitle}
      lead={text.embeddingLead}
      guide={locale === "en" ? embeddingGuideEn : embeddingGuideZh}
      text={text}
    />
  );
}
