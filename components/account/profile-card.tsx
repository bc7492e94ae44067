"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SectionCard } from "@/components/ui/section-card";
import type { AccountProfile, ProfileChange } from "@/lib/shared/account";
import { changeProfile } from "./account-calls";
import { ProfileForm } from "./profile-form";
import { ProfilePictures } from "./profile-pictures";

/** What others see of the user. */
export function ProfileCard({ initialProfile }: { readonly initialProfile: AccountProfile }) {
  const t = useTranslations("account");
  const router = useRouter();
  const [profile, setProfile] = useState(initialProfile);
  const onChange = async (change: ProfileChange) => {
    setProfile(await changeProfile(profile.userId, change));
    // The header shows the name and the picture too.
    router.refresh();
  };
  return (
    <SectionCard title={t("profileTitle")} text={t("profileText")}>
      <ProfilePictures profile={profile} onChange={onChange} />
      <ProfileForm profile={profile} onChange={onChange} />
    </SectionCard>
  );
}
