import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SessionCheck } from "@/components/session/session-check";
import { StudioView } from "@/components/studio/studio-view";
import { pageStudio } from "../page-data";
import { getPageText } from "../page-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("studio.title") };
}

export default async function StudioPage() {
  const studio = await pageStudio();
  if (!studio) redirect("/login?next=/studio");
  const { userId } = studio;
  return (
    <>
      <SessionCheck userId={userId} />
      <StudioView key={userId} initialStudio={studio} />
    </>
  );
}
