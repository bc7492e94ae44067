"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { BlockedWordsField } from "./blocked-words-field";
import { ChoiceField } from "./choice-field";
import {
  areaPercents,
  type DanmakuSettings,
  defaultDanmakuSettings,
  densities,
  placements,
  settingRanges,
} from "./danmaku-settings";
import { RangeField } from "./range-field";
import { ShownSwitch } from "./shown-switch";
import { useDanmakuSettings } from "./use-danmaku-settings";

const areaTexts = { 25: "area25", 50: "area50", 75: "area75", 100: "area100" } as const;
const densityTexts = {
  sparse: "densitySparse",
  normal: "densityNormal",
  dense: "densityDense",
} as const;
const kindTexts = { scroll: "kindScroll", top: "kindTop", bottom: "kindBottom" } as const;

/** Everything that can be chosen; each choice holds at once, so that it is seen on the picture. */
export function SettingsForm() {
  const t = useTranslations("danmaku");
  const { settings, shown, reducedMotion, change } = useDanmakuSettings();
  const percent = (value: number) => t("percent", { value });
  const range = (
    name: keyof typeof settingRanges,
    label: string,
    text: (value: number) => string,
  ) => (
    <RangeField
      label={label}
      value={settings[name]}
      valueText={text(settings[name])}
      {...settingRanges[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <div className="flex flex-col gap-3 p-4 pt-2">
      <ShownSwitch
        shown={shown}
        note={reducedMotion && settings.shown === null ? t("reducedMotion") : undefined}
        onChange={(next) => change({ shown: next })}
      />
      {range("opacityPercent", t("opacity"), percent)}
      {range("sizePercent", t("size"), percent)}
      {range("crossingSeconds", t("crossing"), (value) => t("seconds", { value }))}
      <ChoiceField
        legend={t("area")}
        choices={areaPercents.map((value) => ({ value, text: t(areaTexts[value]) }))}
        chosen={[settings.areaPercent]}
        onChoose={(areaPercent) => change({ areaPercent })}
      />
      <ChoiceField
        legend={t("density")}
        choices={densities.map((value) => ({ value, text: t(densityTexts[value]) }))}
        chosen={[settings.density]}
        onChoose={(density) => change({ density })}
      />
      <ChoiceField
        legend={t("kinds")}
        several
        choices={placements.map((value) => ({ value, text: t(kindTexts[value]) }))}
        chosen={placements.filter((kind) => !settings.blockedKinds.includes(kind))}
        onChoose={(kind) => change({ blockedKinds: toggled(settings.blockedKinds, kind) })}
      />
      <BlockedWordsField
        words={settings.blockedWords}
        onChange={(blockedWords) => change({ blockedWords })}
      />
      <Button onClick={() => change(asAtFirst(settings))}>{t("reset")}</Button>
    </div>
  );
}

function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** What was typed in is nobody's to throw away with a slider's position. */
function asAtFirst({ shown, blockedWords }: DanmakuSettings): DanmakuSettings {
  return { ...defaultDanmakuSettings, shown, blockedWords };
}
