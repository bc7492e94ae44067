"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/section-card";
import { TimeAgo } from "@/components/ui/time-ago";
import { type NotedProblem, problemLevels } from "@/lib/shared/admin-system";
import { DataTable } from "../kit/data-table";
import { FilterBar } from "../kit/filter-bar";
import { SearchFilter } from "../kit/search-filter";
import { SelectFilter } from "../kit/select-filter";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { ConditionWord } from "./condition";
import { ProblemDrawer } from "./problem-drawer";
import { fitting } from "./problem-search";
import { problemsQuery } from "./queries";

const filterNames = ["level", "find"] as const;

/** What went wrong lately, to be found by the request id that a caller was told. */
export function ProblemsSection() {
  const t = useTranslations("adminSystem");
  const { filters, set, clear } = useUrlFilters(filterNames);
  const level = problemLevels.find((known) => known === filters.level) ?? "";
  const { data, error, isPending, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(
    problemsQuery(level),
  );
  const [shown, setShown] = useState<NotedProblem | null>(null);
  const levelWord = (name: NotedProblem["level"]) =>
    t(name === "error" ? "levelError" : "levelWarning");
  const isFiltered = filters.find !== "" || level !== "";
  const columns: readonly Column<NotedProblem>[] = [
    { id: "time", title: t("time"), cell: ({ atMs }) => <TimeAgo atMs={atMs} /> },
    {
      id: "level",
      title: t("level"),
      cell: ({ level: name }) => (
        <ConditionWord judgement={name === "error" ? "bad" : "attention"}>
          {levelWord(name)}
        </ConditionWord>
      ),
    },
    {
      id: "message",
      title: t("message"),
      narrow: "title",
      cell: ({ message, cause }) => (
        <span className="flex flex-col [overflow-wrap:anywhere]">
          <span>{message}</span>
          {cause && <span className="text-muted text-sm">{cause}</span>}
        </span>
      ),
    },
    {
      id: "request",
      title: t("request"),
      cell: ({ requestId }) => <code className="text-sm">{requestId || "–"}</code>,
    },
    {
      id: "code",
      title: t("code"),
      cell: ({ code }) => <code className="text-sm [overflow-wrap:anywhere]">{code || "–"}</code>,
    },
    {
      id: "details",
      title: t("details"),
      narrow: "corner",
      cell: (problem) => (
        <Button
          variant="ghost"
          aria-label={t("detailsOf", { message: problem.message })}
          onClick={() => setShown(problem)}
          className="pointer-coarse:min-h-11"
        >
          {t("details")}
        </Button>
      ),
    },
  ];
  const levelOptions = [
    { value: "", label: t("anyLevel") },
    ...problemLevels.map((name) => ({ value: name, label: levelWord(name) })),
  ];
  return (
    <SectionCard title={t("problems")} text={t("problemsLead")}>
      {data && (
        <p>{t("problemCounts", { errors: data.counts.error, warnings: data.counts.warning })}</p>
      )}
      <FilterBar active={isFiltered} onClear={clear}>
        <SelectFilter
          label={t("level")}
          value={level}
          options={levelOptions}
          onChange={(value) => set({ level: value })}
        />
        <SearchFilter
          label={t("find")}
          value={filters.find}
          onChange={(value) => set({ find: value })}
        />
      </FilterBar>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("problemList")}
        columns={columns}
        rows={data && fitting(data.problems, filters.find)}
        rowKey={({ atMs, requestId, message, detail }) =>
          `${atMs} ${requestId} ${message} ${detail.length}`
        }
        busy={isPending || isPlaceholderData}
        empty={<p className="text-muted">{t(isFiltered ? "noneFitsText" : "noProblemsText")}</p>}
      />
      {shown && (
        <ProblemDrawer
          problem={shown}
          levelWord={levelWord(shown.level)}
          onClose={() => setShown(null)}
        />
      )}
    </SectionCard>
  );
}
