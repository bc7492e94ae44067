"use client";

import { useTranslations } from "use-intl";
import { FilterBar } from "../kit/filter-bar";
import { SearchFilter } from "../kit/search-filter";
import { SelectFilter } from "../kit/select-filter";
import type { UrlFilters } from "../kit/use-url-filters";

export const auditFilterNames = ["actor", "target", "action", "outcome", "days", "cursor"] as const;
type Filters = UrlFilters<(typeof auditFilterNames)[number]>;

const spans = ["1", "7", "30", "90"] as const;
const outcomes = ["done", "begun", "unverified", "notFound", "conflict", "serverFault"] as const;

interface AuditFiltersProps {
  readonly filters: Filters;
  /** Everything that can stand in the log. */
  readonly actions: readonly string[];
  readonly nameOf: (action: string) => string;
  readonly outcomeOf: (outcome: string) => string;
}

/** Who, what, about whom, with what result, and since when. */
export function AuditFilters({ filters: url, actions, nameOf, outcomeOf }: AuditFiltersProps) {
  const t = useTranslations("adminAudit");
  const { filters, set, clear } = url;
  const known = filters.action && !actions.includes(filters.action) ? [filters.action] : [];
  const { cursor: _page, ...asked } = filters;
  return (
    <FilterBar active={Object.values(asked).some((value) => value !== "")} onClear={clear}>
      <SearchFilter
        label={t("actorIs")}
        value={filters.actor}
        onChange={(actor) => set({ actor })}
      />
      <SearchFilter
        label={t("targetIs")}
        value={filters.target}
        onChange={(target) => set({ target })}
      />
      <SelectFilter
        label={t("action")}
        value={filters.action}
        options={[
          { value: "", label: t("any") },
          ...[...known, ...actions].map((action) => ({ value: action, label: nameOf(action) })),
        ]}
        onChange={(action) => set({ action })}
      />
      <SelectFilter
        label={t("outcome")}
        value={filters.outcome}
        options={[
          { value: "", label: t("any") },
          ...outcomes.map((outcome) => ({ value: outcome, label: outcomeOf(outcome) })),
        ]}
        onChange={(outcome) => set({ outcome })}
      />
      <SelectFilter
        label={t("since")}
        value={filters.days}
        options={[
          { value: "", label: t("always") },
          ...spans.map((days) => ({ value: days, label: t("lastDays", { days: Number(days) }) })),
        ]}
        onChange={(days) => set({ days })}
      />
    </FilterBar>
  );
}
