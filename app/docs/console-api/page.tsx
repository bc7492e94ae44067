import type { Metadata } from "next";
import { getPageText } from "@/app/page-text";
import { RouteList } from "@/components/api-console/route-list";
import { DocsTabs } from "@/components/docs/docs-tabs";
import { GuideContents } from "@/components/docs/guide-contents";
import { consoleContract } from "@/lib/protocol/console-contract";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await getPageText();
  return { title: messages.docs.consoleApiTitle, description: messages.docs.consoleApiAbout };
}

export default async function ConsoleApiPage() {
  const { locale, messages } = await getPageText();
  const { api, docs } = messages;
  const groups = consoleContract[locale === "en" ? "en" : "zh"];
  const sections = groups.map(({ area: id, title }) => ({ id, title }));
  return (
    <div className="flex flex-col gap-6">
      <DocsTabs here="/docs/console-api" text={docs} />
      <div>
        <h1 className="text-2xl">{docs.consoleApiTitle}</h1>
        <p className="mt-1 max-w-prose text-pretty text-muted">{docs.consoleApiLead}</p>
        <p className="mt-1">
          <a
            href="/openapi.json"
            className="inline-flex min-h-6 items-center text-accent-text underline underline-offset-2"
          >
            {api.openapi}
          </a>
        </p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 lg:grid-cols-[208px_minmax(0,1fr)]">
        <GuideContents label={docs.contents} sections={sections} />
        <RouteList groups={groups} text={api} />
      </div>
    </div>
  );
}
