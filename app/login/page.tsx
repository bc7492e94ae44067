import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LoginForm } from "@/components/account/login-form";
import { SessionCheck } from "@/components/session/session-check";
import { SectionTexts } from "@/components/shell/section-texts";
import { safeNextPath } from "@/lib/shared/next-path";
import { pageAccount } from "../page-data";
import { getPageText } from "../page-text";

interface LoginPageProps {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("account.loginTitle") };
}

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const next = safeNextPath((await searchParams).next);
  if (await pageAccount()) redirect(next);
  return (
    <SectionTexts texts={{ account: (await getPageText()).messages.account }}>
      <SessionCheck userId={null} />
      <LoginForm next={next} />
    </SectionTexts>
  );
}
