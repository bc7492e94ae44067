"use client";

import { useTranslations } from "use-intl";
import { type CallbackFate, callbackFates, callbackOrigins } from "@/lib/shared/callback-entry";
import { FilterBar } from "../kit/filter-bar";
import { SearchFilter } from "../kit/search-filter";
import { SelectFilter } from "../kit/select-filter";
import type { UrlFilters } from "../kit/use-url-filters";
import { knownTypes, useCallbackWords } from "./callback-words";
import { MomentFilter } from "./moment-filter";

export const callbackFilterNames = [
  "fate",
  "type",
  "stream",
  "origin",
  "fromMs",
  "untilMs",
  "cursor",
] as const;

const fateWords: Readonly<
  Record<
    CallbackFate,
    | "fateRefused"
    | "fateAccepted"
    | "fateApplied"
    | "fateDuplicate"
    | "fateIgnored"
    | "fateNotLetIn"
  >
> = {
  refused: "fateRefused",
  accepted: "fateAccepted",
  applied: "fateApplied",
  duplicate: "fateDuplicate",
  ignored: "fateIgnored",
  notLetIn: "fateNotLetIn",
};

interface CallbackFiltersProps {
  readonly filters: UrlFilters<(typeof callbackFilterNames)[number]>;
}

/** What became of it, which event, of which stream, from where and when. */
export function CallbackFilters({ filters: { filters, set, clear } }: CallbackFiltersProps) {
  const t = useTranslations("adminCallbacks");
  const words = useCallbackWords();
  const { cursor: _page, ...asked } = filters;
  const all = { value: "", label: t("any") };
  return (
    <FilterBar active={Object.values(asked).some((value) => value !== "")} onClear={clear}>
      <SearchFilter
        label={t("streamBegins")}
        value={filters.stream}
        onChange={(stream) => set({ stream })}
      />
      <SelectFilter
        label={t("fate")}
        value={filters.fate}
        options={[
          all,
          ...callbackFates.map((fate) => ({ value: fate, label: t(fateWords[fate]) })),
        ]}
        onChange={(fate) => set({ fate })}
      />
      <SelectFilter
        label={t("type")}
        value={filters.type}
        options={[
          all,
          ...knownTypes.map((eventType) => ({
            value: String(eventType),
            label: words.type({ eventType }),
          })),
        ]}
        onChange={(type) => set({ type })}
      />
      <SelectFilter
        label={t("origin")}
        value={filters.origin}
        options={[
          all,
          ...callbackOrigins.map((origin) => ({ value: origin, label: words.origin({ origin }) })),
        ]}
        onChange={(origin) => set({ origin })}
      />
      <MomentFilter
        label={t("from")}
        valueMs={filters.fromMs}
        onChange={(fromMs) => set({ fromMs })}
      />
      <MomentFilter
        label={t("until")}
        valueMs={filters.untilMs}
        onChange={(untilMs) => set({ untilMs })}
      />
    </FilterBar>
  );
}
