import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { WordsView } from "@/components/admin/words/words-view";
import { runtime } from "@/lib/runtime";
import { serverWords } from "@/lib/services/blocked-words";
import { pageCaller } from "../lives/page-caller";
import { pageAdminAccess } from "../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("adminReports.wordsTitle") };
}

export default async function WordsPage() {
  const access = await pageAdminAccess("moderator");
  if (access === "anonymous") redirect("/login?next=/admin/words");
  if (access !== "staff") return <AdminOnly />;
  return <WordsView initial={serverWords(runtime(), await pageCaller())} />;
}
