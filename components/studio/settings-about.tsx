"use client";

import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import { categories, categoryOf } from "@/lib/shared/categories";
import {
  type RoomSettings,
  type RoomSettingsChange,
  roomSettingLimits,
} from "@/lib/shared/room-settings";
import { SettingsChoice } from "./settings-choice";
import { useSettingsDraft } from "./settings-draft";
import { SettingsFields } from "./settings-fields";
import { reasonOf } from "./settings-reason";

interface SettingsAboutProps {
  readonly settings: RoomSettings;
  readonly onSave: (change: RoomSettingsChange) => Promise<RoomSettings>;
}

const aboutOf = ({ title, location, category }: RoomSettings) => ({ title, location, category });

/** Title, place and category. */
export function SettingsAbout({ settings, onSave }: SettingsAboutProps) {
  const t = useTranslations("studioRoom");
  const common = useTranslations("common");
  const section = useSettingsDraft(aboutOf(settings), async (draft) =>
    aboutOf(await onSave(draft)),
  );
  const { draft, edit, error } = section;
  const reason = reasonOf(error);
  const titleProblem = reason === "titleMissing" || reason === "titleBlocked" ? reason : null;
  const locationProblem = reason === "locationBlocked" ? reason : null;
  const title = useTypedEarly<HTMLInputElement>((text) => edit({ title: text }));
  const location = useTypedEarly<HTMLInputElement>((text) => edit({ location: text }));
  return (
    <SettingsFields section={section} isTold={titleProblem !== null || locationProblem !== null}>
      <TextField
        label={t("roomTitle")}
        ref={title}
        name="title"
        value={draft.title}
        onChange={({ target }) => edit({ title: target.value })}
        maxLength={roomSettingLimits.title}
        error={titleProblem ? t(titleProblem) : undefined}
        required
      />
      <TextField
        label={t("location")}
        ref={location}
        name="location"
        value={draft.location}
        onChange={({ target }) => edit({ location: target.value })}
        maxLength={roomSettingLimits.location}
        hint={t("locationHint")}
        error={locationProblem ? t(locationProblem) : undefined}
      />
      <SettingsChoice
        label={t("category")}
        value={draft.category}
        choices={[
          ["", t("categoryNone")],
          ...categories.map((it) => [it, common(`category-${it}`)] as const),
        ]}
        onChange={(value) => edit({ category: categoryOf(value) })}
      />
    </SettingsFields>
  );
}
