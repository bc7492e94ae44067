import type { Metadata } from "next";
import { callbackPlace } from "@/app/docs/callback-place";
import { getPageText } from "@/app/page-text";
import { CallbackAddresses } from "@/components/docs/callback-addresses";
import { cloudApiPolicy, pictureActions } from "@/components/docs/cloud-policies";
import { CopyCode } from "@/components/docs/copy-code";
import { GuidePage } from "@/components/docs/guide-page";
import { tencentGuideEn } from "@/lib/shared/i18n/messages/tencent-guide-en";
import { tencentGuideZh } from "@/lib/shared/i18n/messages/tencent-guide-zh";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await getPageText();
  return { title: messages.docs.tencentTitle, description: messages.docs.tencentAbout };
}

export default async function TencentPage() {
  const { locale, messages } = await getPageText();
  const text = messages.docs;
  const addresses = <CallbackAddresses text={text} {...(await callbackPlace())} />;
  return (
    <GuidePage
      here="/docs/tencent"
      title={text.tencentTitle}
      lead={text.tencentLead}
      guide={locale === "en" ? tencentGuideEn : tencentGuideZh}
      text={text}
      below={{
        liveCallbacks: addresses,
        cos: <CopyCode isTitled label={text.pictureRights} code={pictureActions} />,
        im: addresses,
        cloudApi: <CopyCode isTitled label={text.policy} code={cloudApiPolicy} />,
      }}
    />
  );
}
