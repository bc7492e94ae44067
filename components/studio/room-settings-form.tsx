"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { roomQuery, studioQuery } from "@/components/data/queries";
import { EmbedSitesForm } from "@/components/embed/embed-sites-form";
import { SectionCard } from "@/components/ui/section-card";
import type { RoomSettings, RoomSettingsChange } from "@/lib/shared/room-settings";
import { CoverSection } from "./cover-section";
import { SettingsAbout } from "./settings-about";
import { SettingsBroadcast } from "./settings-broadcast";
import { changeSettings } from "./settings-calls";
import { SettingsChat } from "./settings-chat";
import { SettingsModerators } from "./settings-moderators";
import { UnsavedContext, useLeaveWarning } from "./settings-unsaved";

interface RoomSettingsFormProps {
  /** Whose room it is; another session is refused. */
  readonly userId: string;
  /** As they are when the page is made. */
  readonly settings: RoomSettings;
}

/** Everything that a broadcaster sets for the own room, each part saved by itself. */
export function RoomSettingsForm({ userId, settings: initial }: RoomSettingsFormProps) {
  const t = useTranslations("studioRoom");
  const queries = useQueryClient();
  const [settings, setSettings] = useState(initial);
  const tellUnsaved = useLeaveWarning(t("leave"));
  const take = (after: RoomSettings) => {
    setSettings(after);
    for (const { queryKey } of [studioQuery(userId), roomQuery(userId)]) {
      void queries.invalidateQueries({ queryKey });
    }
    return after;
  };
  const onSave = async (change: RoomSettingsChange) => take(await changeSettings(userId, change));
  const shared = { settings, onSave };
  return (
    <UnsavedContext value={tellUnsaved}>
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-5">
        <header>
          <h1 className="text-2xl">{t("title")}</h1>
          <p className="text-muted">{t("intro")}</p>
        </header>
        <SectionCard title={t("about")} text={t("aboutText")}>
          <CoverSection userId={userId} {...shared} />
          <SettingsAbout {...shared} />
        </SectionCard>
        <SectionCard title={t("broadcast")}>
          <SettingsBroadcast {...shared} />
        </SectionCard>
        <SectionCard title={t("chat")}>
          <SettingsChat {...shared} />
        </SectionCard>
        <SectionCard title={t("moderators")} text={t("moderatorsText")}>
          <SettingsModerators userId={userId} settings={settings} onChange={take} />
        </SectionCard>
        <SectionCard title={t("embedding")}>
          <EmbedSitesForm room={userId} />
        </SectionCard>
      </div>
    </UnsavedContext>
  );
}
