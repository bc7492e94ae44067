import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RegisterForm } from "@/components/account/register-form";
import { SessionCheck } from "@/components/session/session-check";
import { SectionTexts } from "@/components/shell/section-texts";
import { safeNextPath } from "@/lib/shared/next-path";
import { pageAccount } from "../page-data";
import { getPageText } from "../page-text";

interface RegisterPageProps {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("account.registerTitle") };
}

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const next = safeNextPath((await searchParams).next);
  if (await pageAccount()) redirect(next);
  return (
    <SectionTexts texts={{ account: (await getPageText()).messages.account }}>
      <SessionCheck userId={null} />
      <RegisterForm next={next} />
    </SectionTexts>
  );
}
