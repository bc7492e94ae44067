import { useId } from "react";
import { useTranslations } from "use-intl";

interface ShownSwitchProps {
  readonly shown: boolean;
  /** Why it is as it is, while nobody has chosen. */
  readonly note?: string;
  readonly onChange: (shown: boolean) => void;
}

/** Danmaku on or off, with one sentence of why when the device decided it. */
export function ShownSwitch({ shown, note, onChange }: ShownSwitchProps) {
  const t = useTranslations("danmaku");
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label className="flex min-h-9 items-center justify-between gap-4 font-semibold any-pointer-coarse:min-h-11">
        {t("toggle")}
        <input
          type="checkbox"
          checked={shown}
          aria-describedby={note ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
          className="relative h-6 w-11 shrink-0 cursor-pointer appearance-none rounded-full border border-edge bg-sunken transition-colors before:absolute before:top-[3px] before:left-[3px] before:size-4 before:rounded-full before:bg-muted before:transition-transform checked:border-text checked:bg-text checked:before:translate-x-5 checked:before:bg-ground"
        />
      </label>
      {note && (
        <p id={`${id}-note`} className="text-muted text-sm">
          {note}
        </p>
      )}
    </div>
  );
}
