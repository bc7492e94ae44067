import type { Metadata } from "next";
import { getPageText } from "@/app/page-text";
import { CopyCode } from "@/components/docs/copy-code";
import { GuidePage } from "@/components/docs/guide-page";
import { webhookNodeExample, webhookPythonExample } from "@/components/docs/webhook-examples";
import { webhooksGuideEn } from "@/lib/shared/i18n/messages/webhooks-guide-en";
import { webhooksGuideZh } from "@/lib/shared/i18n/messages/webhooks-guide-zh";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await getPageText();
  return { title: messages.docs.webhooksTitle, description: messages.docs.webhooksAbout };
}

/** What a receiver is sent, for example. */
const body = {
  type: "live.started",
  timestamp: "2026-11-22T18:00:00.000Z",
  data: {
    ...{ sessionId: "5b2f0c9e7d1a4b6c8e3f2a1d", userid: "alice_01", nickname: "Alice" },
    ...{ title: "An evening of slow chess", startedAt: "2026-11-22T18:00:00.000Z" },
  },
};

export default async function WebhooksPage() {
  const { locale, messages } = await getPageText();
  const text = messages.docs;
  return (
    <GuidePage
      here="/docs/webhooks"
      title={text.webhooksTitle}
      lead={text.webhooksLead}
      guide={locale === "en" ? webhooksGuideEn : webhooksGuideZh}
      text={text}
      below={{
        events: (
          <CopyCode isTitled label={text.webhookExample} code={JSON.stringify(body, null, 2)} />
        ),
        verify: (
          <>
            <CopyCode isTitled label={text.webhookNode} code={webhookNodeExample} />
            <CopyCode isTitled label={text.webhookPython} code={webhookPythonExample} />
          </>
        ),
      }}
    />
  );
}
