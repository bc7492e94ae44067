"use client";

import { Crosshair } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { formatTenths, parseTime } from "./trim-time";

interface TimeFieldProps {
  readonly label: string;
  readonly seconds: number;
  /** What was typed, before it is brought to a possible cut. */
  readonly onSeconds: (seconds: number) => void;
  readonly onFromPicture: () => void;
}

/** A time to be typed; it counts when the field is left or Enter is pressed. */
export function TimeField({ label, seconds, onSeconds, onFromPicture }: TimeFieldProps) {
  const t = useTranslations("recordings");
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed !== "" && parseTime(typed) === null;
  const take = () => {
    const value = typed === null ? null : parseTime(typed);
    if (value !== null) onSeconds(value);
    if (!isWrong) setTyped(null);
  };
  return (
    <div className="flex flex-col items-start gap-1">
      <TextField
        label={label}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? formatTenths(seconds)}
        error={isWrong ? t("trimFormat") : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || typed === null) return;
          // Not yet the form: first see what the time becomes.
          event.preventDefault();
          take();
        }}
        className="w-full tabular-nums"
      />
      <Button
        variant="ghost"
        onClick={onFromPicture}
        className="-ml-2 max-w-full whitespace-normal! px-2 text-left text-sm pointer-coarse:min-h-11"
      >
        <Crosshair aria-hidden className="size-4" />
        {t("trimFromPicture")}
      </Button>
    </div>
  );
}
