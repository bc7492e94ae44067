"use client";

import { useTranslations } from "use-intl";
import { personStates } from "@/lib/shared/admin-people";
import { accountRoles } from "@/lib/shared/staff";
import { FilterBar } from "../kit/filter-bar";
import { SearchFilter } from "../kit/search-filter";
import { SelectFilter } from "../kit/select-filter";
import type { UrlFilters } from "../kit/use-url-filters";
import type { PeopleFilterName } from "./filter-names";

/** By name, role and state. */
export function PeopleFilters({ url }: { url: UrlFilters<PeopleFilterName> }) {
  const t = useTranslations("adminPeople");
  const { filters, set } = url;
  const { q, role, state } = filters;
  return (
    <FilterBar
      active={[q, role, state].some(Boolean)}
      onClear={() => set({ q: "", role: "", state: "" })}
    >
      <SearchFilter label={t("search")} value={q} onChange={(value) => set({ q: value })} />
      <SelectFilter
        label={t("role")}
        value={role}
        options={[
          { value: "", label: t("any") },
          ...accountRoles.map((value) => ({ value, label: t(`role_${value}`) })),
        ]}
        onChange={(value) => set({ role: value })}
      />
      <SelectFilter
        label={t("state")}
        value={state}
        options={[
          { value: "", label: t("any") },
          ...personStates.map((value) => ({ value, label: t(`state_${value}`) })),
        ]}
        onChange={(value) => set({ state: value })}
      />
    </FilterBar>
  );
}
