import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SessionCheck } from "@/components/session/session-check";
import { SectionTexts } from "@/components/shell/section-texts";
import { RoomSettingsForm } from "@/components/studio/room-settings-form";
import { runtime } from "@/lib/runtime";
import { roomSettingsOf } from "@/lib/services/room-settings";
import { pageAccount } from "../../page-data";
import { getPageText } from "../../page-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("studioRoom.title") };
}

export default async function RoomSettingsPage() {
  const account = await pageAccount();
  if (!account) redirect("/login?next=/studio/settings");
  const { userId } = account;
  // Pictures are chosen and cut here as in the account's own page.
  const { account: accountTexts } = (await getPageText()).messages;
  return (
    <SectionTexts texts={{ account: accountTexts }}>
      <SessionCheck userId={userId} />
      <RoomSettingsForm key={userId} userId={userId} settings={roomSettingsOf(runtime(), userId)} />
    </SectionTexts>
  );
}
