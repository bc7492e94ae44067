import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetupForm } from "@/components/setup/setup-form";
import { SectionTexts } from "@/components/shell/section-texts";
import { runtime } from "@/lib/runtime";
import { hasAdmin } from "@/lib/services/first-admin";
import { getPageText } from "../page-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("setup.title") };
}

/** Where the one-time link of the server's output leads, while there is no administrator. */
export default async function SetupPage() {
  if (hasAdmin(runtime().database.read)) redirect("/admin");
  const { account, setup } = (await getPageText()).messages;
  return (
    <SectionTexts texts={{ account, setup }}>
      <SetupForm />
    </SectionTexts>
  );
}
