import type { Metadata } from "next";
import { callbackPlace } from "@/app/docs/callback-place";
import { getPageText } from "@/app/page-text";
import { CallbackAddresses } from "@/components/docs/callback-addresses";
import { imCallbackCommand, liveCallbackCommand } from "@/components/docs/callback-commands";
import { CopyCode } from "@/components/docs/copy-code";
import { GuidePage } from "@/components/docs/guide-page";
import { WorkedExample } from "@/components/docs/worked-example";
import type { Messages } from "@/lib/shared/i18n/messages";
import { callbacksGuideEn } from "@/lib/shared/i18n/messages/callbacks-guide-en";
import { callbacksGuideZh } from "@/lib/shared/i18n/messages/callbacks-guide-zh";
import { callbackSign } from "@/lib/signing/callback-sign";
import { imCallbackSign } from "@/lib/signing/im-callback-sign";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await getPageText();
  return { title: messages.docs.callbacksTitle, description: messages.docs.callbacksAbout };
}

export default async function CallbacksPage() {
  const { locale, messages } = await getPageText();
  const text = messages.docs;
  const place = await callbackPlace();
  return (
    <GuidePage
      here="/docs/callbacks"
      title={text.callbacksTitle}
      lead={text.callbacksLead}
      guide={locale === "en" ? callbacksGuideEn : callbacksGuideZh}
      text={text}
      below={{
        addresses: <CallbackAddresses text={text} {...place} />,
        signature: <WorkedExample title={text.exampleLive} steps={liveExample(text)} />,
        imSignature: <WorkedExample title={text.exampleIm} steps={imExample(text)} />,
        try: (
          <>
            <CopyCode isTitled label={text.curlLive} code={liveCallbackCommand(place.liveUrl)} />
            <CopyCode isTitled label={text.curlIm} code={imCallbackCommand(place.imUrl)} />
          </>
        ),
      }}
    />
  );
}

/** Invented key; the sign comes from the function that verifies. */
function liveExample(text: Messages["docs"]) {
  const key = "invented-key";
  const t = "1765000600";
  return [
    [text.key, key],
    [text.expiry, t],
    [text.signedText, key + t],
    [text.sign, callbackSign(key, t)],
  ] as const;
}

function imExample(text: Messages["docs"]) {
  const token = "invented-token";
  const requestTime = "1765000000";
  return [
    [text.token, token],
    [text.requestTime, requestTime],
    [text.signedTokenText, token + requestTime],
    [text.imSign, imCallbackSign(token, requestTime)],
  ] as const;
}
