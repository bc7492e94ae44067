"use client";

import { useTranslations } from "use-intl";
import { categories } from "@/lib/shared/categories";
import { FilterBar } from "../kit/filter-bar";
import { SearchFilter } from "../kit/search-filter";
import { SelectFilter } from "../kit/select-filter";
import type { UrlFilters } from "../kit/use-url-filters";

/** What the list is asked with; `view` is the page's own. */
export const livesFilterNames = [
  "q",
  "state",
  "health",
  "category",
  "sort",
  "cursor",
  "view",
] as const;
export type LivesFilterValues = UrlFilters<(typeof livesFilterNames)[number]>;

const states = [
  ["onAir", "stateOnAir"],
  ["preview", "statePreview"],
  ["reconnecting", "stateReconnecting"],
  ["forbidden", "stateForbidden"],
] as const;
const healths = [
  ["good", "healthGood"],
  ["attention", "healthAttention"],
  ["bad", "healthBad"],
  ["unknown", "healthUnknown"],
] as const;
const sorts = [
  ["", "sortAge"],
  ["viewers", "sortViewers"],
  ["bitrate", "sortBitrate"],
] as const;

/** Which lives are listed, and in which order. */
export function LivesFilters({ url }: { readonly url: LivesFilterValues }) {
  const t = useTranslations("adminLives");
  const common = useTranslations("common");
  const { filters, set } = url;
  const { q, state, health, category } = filters;
  const any = { value: "", label: t("any") };
  return (
    <FilterBar
      active={[q, state, health, category].some((value) => value !== "")}
      // How the list is looked at stays.
      onClear={() => set({ q: "", state: "", health: "", category: "" })}
    >
      <SearchFilter label={t("search")} value={q} onChange={(value) => set({ q: value })} />
      <SelectFilter
        label={t("state")}
        value={state}
        options={[any, ...states.map(([value, word]) => ({ value, label: t(word) }))]}
        onChange={(value) => set({ state: value })}
      />
      <SelectFilter
        label={t("health")}
        value={health}
        options={[any, ...healths.map(([value, word]) => ({ value, label: t(word) }))]}
        onChange={(value) => set({ health: value })}
      />
      <SelectFilter
        label={t("category")}
        value={category}
        options={[
          any,
          ...categories.map((value) => ({ value, label: common(`category-${value}`) })),
        ]}
        onChange={(value) => set({ category: value })}
      />
      <SelectFilter
        label={t("sort")}
        value={filters.sort}
        options={sorts.map(([value, word]) => ({ value, label: t(word) }))}
        onChange={(value) => set({ sort: value })}
      />
    </FilterBar>
  );
}
