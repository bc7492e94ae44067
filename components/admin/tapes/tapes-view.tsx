"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { EmptyScene } from "@/components/ui/empty-scene";
import type { AdminTape, AdminTapePage } from "@/lib/shared/admin-tapes";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import { useMay } from "../kit/staff-context";
import { StaleNotice } from "../kit/table-states";
import { filterQuery } from "../kit/url-filters";
import { useUrlFilters } from "../kit/use-url-filters";
import { BulkBar } from "./bulk-bar";
import { OrderDialog } from "./order-dialog";
import { adminTapesQuery } from "./queries";
import { useTapeColumns } from "./tape-columns";
import { TapeDrawer } from "./tape-drawer";
import { TapeOutcome } from "./tape-outcome";
import { TapesFiltersBar, tapesFilterNames } from "./tapes-filters";
import { TapesFrame } from "./tapes-frame";
import { useTapeActions } from "./use-tape-actions";

interface TapesViewProps {
  /** Deleted ones can be restored for so long (`TAPE_UNDO_DAYS`). */
  readonly undoDays: number;
  /** False: the files are a cloud's. */
  readonly filesAreOurs: boolean;
}

const none: ReadonlySet<string> = new Set();

/** Every recording, and what can be done about one or many. */
export function TapesView({ undoDays, filesAreOurs }: TapesViewProps) {
  const t = useTranslations("adminTapes");
  const url = useUrlFilters(tapesFilterNames);
  const { filters, set } = url;
  const { tape: open, ...asked } = filters;
  const { data, error, isPending, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(
    adminTapesQuery(filterQuery(asked)),
  );
  const [selected, setSelected] = useState(none);
  const actions = useTapeActions(() => setSelected(none));
  // A page of the list is not left by opening one of it.
  const show = (fileId: string) => set({ tape: fileId, cursor: filters.cursor });
  const columns = useTapeColumns({
    actions,
    leastSeconds: data?.leastSeconds ?? 0,
    onOpen: ({ fileId }) => show(fileId),
  });
  const mayOrder = useMay("moderator");
  const rows = data?.tapes ?? [];
  const chosen = rows.filter(({ fileId }) => selected.has(fileId));
  const isFiltered = Object.entries(asked).some(([name, value]) => name !== "cursor" && value);
  const dialog = actions.asked && (
    <OrderDialog asked={actions.asked} {...{ actions, undoDays, filesAreOurs }} />
  );
  return (
    <TapesFrame here="tabAll" lead={t("lead")}>
      <TapesFiltersBar url={url} />
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      {open === "" && <TapeOutcome actions={actions} />}
      <DataTable<AdminTape>
        caption={t("title")}
        columns={columns}
        rows={data?.tapes}
        rowKey={({ fileId }) => fileId}
        {...(mayOrder ? { selection: { selected, onChange: setSelected } } : {})}
        busy={isPending || isPlaceholderData}
        empty={
          <EmptyScene
            title={t(isFiltered ? "nothingTitle" : "emptyTitle")}
            text={t(isFiltered ? "nothingText" : "emptyText")}
          />
        }
      />
      {data && <Pager page={data} cursor={filters.cursor} onTurn={(cursor) => set({ cursor })} />}
      {mayOrder && <BulkBar tapes={chosen} actions={actions} onClear={() => setSelected(none)} />}
      {open === "" ? (
        dialog
      ) : (
        <TapeDrawer fileId={open} actions={actions} onClose={() => show("")}>
          {dialog}
        </TapeDrawer>
      )}
    </TapesFrame>
  );
}

interface PagerProps {
  readonly page: AdminTapePage;
  readonly cursor: string;
  readonly onTurn: (cursor: string) => void;
}

function Pager({ page, cursor, onTurn }: PagerProps) {
  const t = useTranslations("adminTapes");
  const format = useFormatter();
  const { next, total, isTotalCut, lookedBackToMs, tapes } = page;
  const isPartial = tapes.length === 0 && lookedBackToMs !== null;
  const count =
    total === null
      ? isPartial
        ? t("searchedBack", {
            time: format.dateTime(new Date(lookedBackToMs), { dateStyle: "medium" }),
          })
        : undefined
      : t(isTotalCut ? "countMore" : "countOf", { total });
  return <CursorPager next={next} cursor={cursor} onTurn={onTurn} count={count} />;
}
