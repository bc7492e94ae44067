"use client";

import { useTranslations } from "use-intl";
import { inputClass } from "@/components/ui/text-field";
import type { PlaceGroup } from "./places";
import { useCurrentPlace } from "./use-current-place";

/** The way through the page where there is no room for a side navigation. */
export function OperationPicker({ places }: { places: readonly PlaceGroup[] }) {
  const t = useTranslations("api");
  const current = useCurrentPlace(places);
  return (
    <label className="sticky top-14 z-30 -mx-4 flex items-center gap-3 border-line border-b bg-ground/95 px-4 py-2 backdrop-blur-sm sm:-mx-6 sm:px-6 lg:hidden">
      <span className="shrink-0 text-muted text-sm">{t("jumpTo")}</span>
      <select
        value={current}
        onChange={(event) => {
          location.hash = event.currentTarget.value;
        }}
        className={`${inputClass} border-edge`}
      >
        {places.map(({ title, items }) => (
          <optgroup key={title} label={title}>
            {items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
