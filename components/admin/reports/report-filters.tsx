"use client";

import { useTranslations } from "use-intl";
import { reportReasons } from "@/lib/shared/reports";
import { FilterBar } from "../kit/filter-bar";
import { SearchFilter } from "../kit/search-filter";
import { SelectFilter } from "../kit/select-filter";
import type { UrlFilters } from "../kit/use-url-filters";
import { allStates, type reportFilterNames } from "./queries";

type Names = (typeof reportFilterNames)[number];
const reasonNames = {
  spam: "reasonSpam",
  abuse: "reasonAbuse",
  sexual: "reasonSexual",
  violence: "reasonViolence",
  copyright: "reasonCopyright",
  other: "reasonOther",
} as const;

/** What is shown of the complaints. */
export function ReportFilters({ url }: { readonly url: UrlFilters<Names> }) {
  const t = useTranslations("adminReports");
  const { filters, set } = url;
  const active = filters.state !== "" || filters.reason !== "" || filters.about !== "";
  return (
    <FilterBar active={active} onClear={() => set({ state: "", reason: "", about: "" })}>
      <SearchFilter
        label={t("about")}
        value={filters.about}
        onChange={(about) => set({ about: about.trim() })}
      />
      <SelectFilter
        label={t("state")}
        value={filters.state}
        options={[
          { value: "", label: t("stateOpen") },
          { value: "upheld", label: t("stateUpheld") },
          { value: "dismissed", label: t("stateDismissed") },
          { value: allStates, label: t("stateAll") },
        ]}
        onChange={(state) => set({ state })}
      />
      <SelectFilter
        label={t("reason")}
        value={filters.reason}
        options={[
          { value: "", label: t("any") },
          ...reportReasons.map((reason) => ({ value: reason, label: t(reasonNames[reason]) })),
        ]}
        onChange={(reason) => set({ reason })}
      />
    </FilterBar>
  );
}
