"use client";

import { useTranslations } from "use-intl";
import type { RoomSettings, RoomSettingsChange } from "@/lib/shared/room-settings";
import { useSettingsDraft } from "./settings-draft";
import { SettingsFields } from "./settings-fields";
import { reasonOf } from "./settings-reason";
import { SettingsSwitch } from "./settings-switch";

interface SettingsBroadcastProps {
  readonly settings: RoomSettings;
  readonly onSave: (change: RoomSettingsChange) => Promise<RoomSettings>;
}

const partOf = ({ record, manualPublic }: RoomSettings) => ({ record, manualPublic });

/** Whether broadcasts are recorded, and when they become public. */
export function SettingsBroadcast({ settings, onSave }: SettingsBroadcastProps) {
  const t = useTranslations("studioRoom");
  const section = useSettingsDraft(partOf(settings), async (draft) => partOf(await onSave(draft)));
  const { draft, edit, error } = section;
  const previewRuns = reasonOf(error) === "previewRuns";
  return (
    <SettingsFields section={section} isTold={previewRuns}>
      <SettingsSwitch
        label={t("record")}
        hint={t(recordHintOf(settings))}
        on={draft.record && settings.canRecord}
        disabled={!settings.canRecord || !settings.recordsToOrder}
        onChange={(record) => edit({ record })}
      />
      <SettingsSwitch
        label={t("manualPublic")}
        hint={t(settings.keepsPreviews ? "manualPublicHint" : "manualPublicUnlisted")}
        on={draft.manualPublic}
        error={previewRuns ? t("previewRuns") : undefined}
        onChange={(manualPublic) => edit({ manualPublic })}
      />
    </SettingsFields>
  );
}

function recordHintOf({ canRecord, recordsToOrder }: RoomSettings) {
  if (!canRecord) return "recordOff";
  return recordsToOrder ? "recordHint" : "recordByCloud";
}
