"use client";

import { LayoutGrid, Rows3 } from "lucide-react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";

interface ViewSwitchProps {
  readonly isWall: boolean;
  readonly onChange: (isWall: boolean) => void;
}

const views = [
  { wall: false, icon: Rows3, word: "viewTable" },
  { wall: true, icon: LayoutGrid, word: "viewWall" },
] as const;

/** Whether the lives are read or looked at. */
export function ViewSwitch({ isWall, onChange }: ViewSwitchProps) {
  const t = useTranslations("adminLives");
  return (
    <fieldset aria-label={t("view")} className="inline-flex rounded-control border border-edge">
      {views.map(({ wall, icon: Icon, word }) => (
        <button
          key={word}
          type="button"
          aria-pressed={wall === isWall}
          onClick={() => onChange(wall)}
          className={classNames(
            "inline-flex min-h-10 items-center gap-2 px-3 first:rounded-l-control last:rounded-r-control pointer-coarse:min-h-11",
            wall === isWall ? "bg-sunken font-semibold" : "text-muted hover:text-text",
          )}
        >
          <Icon aria-hidden className="size-4" />
          {t(word)}
        </button>
      ))}
    </fieldset>
  );
}
