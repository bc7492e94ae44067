"use client";

import { MessageSquareOff, MessageSquareText, SlidersHorizontal } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/player/icon-button";
import { SettingsDialog } from "./settings-dialog";
import { useDanmakuSettings } from "./use-danmaku-settings";

/** The switch of the danmaku and the way to their settings, for the player's bar. */
export function DanmakuButtons() {
  const t = useTranslations("danmaku");
  const { shown, toggle } = useDanmakuSettings();
  const opener = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon={shown ? MessageSquareText : MessageSquareOff}
        label={t("toggle")}
        keyName="D"
        pressed={shown}
        onClick={toggle}
      />
      <span ref={opener}>
        <IconButton icon={SlidersHorizontal} label={t("settings")} onClick={() => setOpen(true)} />
      </span>
      {open && <SettingsDialog opener={opener} onClose={() => setOpen(false)} />}
    </>
  );
}
