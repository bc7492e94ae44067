"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { adminTapeStates } from "@/lib/shared/admin-tapes";
import { FilterBar } from "../kit/filter-bar";
import { SearchFilter } from "../kit/search-filter";
import { SelectFilter } from "../kit/select-filter";
import type { UrlFilters } from "../kit/use-url-filters";

export const tapesFilterNames = [
  ...(["q", "state", "userid", "from", "until", "sort"] as const),
  ...(["tape", "cursor"] as const),
] as const;
export type TapesFilters = UrlFilters<(typeof tapesFilterNames)[number]>;

const states = {
  listed: "stateListed",
  hidden: "stateHidden",
  withheld: "stateWithheld",
  deleted: "stateDeleted",
  tooShort: "stateTooShort",
} as const;

/** Words, state, days and order; whose they are when the address says so. */
export function TapesFiltersBar({ url }: { readonly url: TapesFilters }) {
  const t = useTranslations("adminTapes");
  const { filters, set, clear } = url;
  const { tape: _open, cursor: _page, ...asked } = filters;
  const active = Object.values(asked).some((value) => value !== "");
  return (
    <FilterBar active={active} onClear={clear}>
      <SearchFilter label={t("search")} value={filters.q} onChange={(q) => set({ q })} />
      <SelectFilter
        label={t("state")}
        value={filters.state}
        options={[
          { value: "", label: t("any") },
          ...adminTapeStates.map((state) => ({ value: state, label: t(states[state]) })),
        ]}
        onChange={(state) => set({ state })}
      />
      <SelectFilter
        label={t("sort")}
        value={filters.sort}
        options={[
          { value: "", label: t("newest") },
          { value: "largest", label: t("largest") },
        ]}
        onChange={(sort) => set({ sort })}
      />
      <DayFilter label={t("from")} value={filters.from} onChange={(from) => set({ from })} />
      <DayFilter label={t("until")} value={filters.until} onChange={(until) => set({ until })} />
      {filters.userid !== "" && (
        <SearchFilter
          label={t("broadcasterIs")}
          value={filters.userid}
          onChange={(userid) => set({ userid })}
        />
      )}
    </FilterBar>
  );
}

interface DayFilterProps {
  readonly label: string;
  /** `YYYY-MM-DD`; empty: any. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function DayFilter({ label, value, onChange }: DayFilterProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(
          inputClass,
          value === "" ? "border-edge" : "border-accent-text",
          "pointer-coarse:min-h-11",
        )}
      />
    </div>
  );
}
