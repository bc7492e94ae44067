import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { AccountPageView } from "@/components/account/account-page-view";
import { SessionCheck } from "@/components/session/session-check";
import { SectionTexts } from "@/components/shell/section-texts";
import { sessionCookieName } from "@/lib/auth/web-session";
import { runtime } from "@/lib/runtime";
import { accountProfileOf } from "@/lib/services/account-profile";
import { accountSessionsOf } from "@/lib/services/account-sessions";
import { themeCookieName } from "@/lib/shared/i18n/locales";
import { readPreference, type Theme } from "@/lib/shared/preference-cookie";
import { pageAccount } from "../page-data";
import { getPageText } from "../page-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("account.title") };
}

export default async function AccountPage() {
  const account = await pageAccount();
  const token = (await cookies()).get(sessionCookieName)?.value;
  if (!account || !token) redirect("/login?next=/account");
  const { userId } = account;
  const { account: texts } = (await getPageText()).messages;
  return (
    <SectionTexts texts={{ account: texts }}>
      <SessionCheck userId={userId} />
      <AccountPageView
        key={userId}
        profile={accountProfileOf(runtime(), userId)}
        sessions={accountSessionsOf(runtime(), { userId, token })}
        theme={await chosenTheme()}
      />
    </SectionTexts>
  );
}

async function chosenTheme(): Promise<Theme> {
  const choice = readPreference("theme", (await cookies()).get(themeCookieName)?.value ?? "");
  return choice?.name === "theme" ? choice.value : "system";
}
