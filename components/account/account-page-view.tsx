"use client";

import { useTranslations } from "use-intl";
import { userPath } from "@/components/profile/user-path";
import { PageLink } from "@/components/ui/page-link";
import type { AccountProfile, AccountSessions } from "@/lib/shared/account";
import type { Theme } from "@/lib/shared/preference-cookie";
import { LookCard } from "./look-card";
import { PasswordCard } from "./password-card";
import { ProfileCard } from "./profile-card";
import { SessionsCard } from "./sessions-card";

interface AccountPageProps {
  readonly profile: AccountProfile;
  readonly sessions: AccountSessions;
  readonly theme: Theme;
}

/** Everything that a user decides about the own account. */
export function AccountPageView({ profile, sessions, theme }: AccountPageProps) {
  const t = useTranslations("account");
  const { userId } = profile;
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-5">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-2xl">{t("title")}</h1>
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-4">
          <span className="min-w-0 text-muted [overflow-wrap:anywhere]">
            {t("userName")} <bdi>{userId}</bdi>
          </span>
          <PageLink
            href={userPath(userId)}
            className="inline-flex min-h-10 items-center rounded-control font-semibold text-accent-text underline underline-offset-4"
          >
            {t("seeOwnPage")}
          </PageLink>
        </p>
      </header>
      <ProfileCard initialProfile={profile} />
      <PasswordCard userId={userId} />
      <SessionsCard userId={userId} initialSessions={sessions} />
      <LookCard theme={theme} />
    </div>
  );
}
