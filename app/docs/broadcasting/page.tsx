import type { Metadata } from "next";
import { getPageText } from "@/app/page-text";
import { GuidePage } from "@/components/docs/guide-page";
import { broadcastingGuideEn } from "@/lib/shared/i18n/messages/broadcasting-guide-en";
import { broadcastingGuideZh } from "@/lib/shared/i18n/messages/broadcasting-guide-zh";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await getPageText();
  return { title: messages.docs.broadcastingTitle, description: messages.docs.broadcastingAbout };
}

export default async function BroadcastingPage() {
  const { locale, messages } = await getPageText();
  const text = messages.docs;
  return (
    <GuidePage
      here="/docs/broadcasting"
      title={text.broadcastingTitle}
      lead={text.broadcastingLead}
      guide={locale === "en" ? broadcastingGuideEn : broadcastingGuideZh}
      text={text}
    />
  );
}
