import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SessionCheck } from "@/components/session/session-check";
import { StudioView } from "@/components/studio/studio-view";
import { pageAccount, pageStudio } from "../page-data";
import { getPageText } from "../page-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("studio.title") };
}

export default async function StudioPage() {
  const account = await pageAccount();
  const studio = await pageStudio();
  if (!account || !studio) redirect("/login?next=/studio");
  const { userId } = account;
  return (
    <>
      <SessionCheck userId={userId} />
      <StudioView key={userId} account={account} initialStudio={studio} />
    </>
  );
}
