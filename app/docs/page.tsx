import type { Metadata } from "next";
import { getPageText } from "@/app/page-text";
import { DocsIndex } from "@/components/docs/docs-index";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await getPageText();
  return { title: messages.docs.title, description: messages.docs.lead };
}

export default async function DocsPage() {
  const { messages } = await getPageText();
  return <DocsIndex text={messages.docs} />;
}
