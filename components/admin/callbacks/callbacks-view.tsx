"use client";

import { useQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import type { CallbackEntry, CallbackPage } from "@/lib/shared/callback-entry";
import { ActionOutcome } from "../kit/action-outcome";
import { AdminFrame } from "../kit/admin-frame";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import { useMay } from "../kit/staff-context";
import { StaleNotice } from "../kit/table-states";
import { useAdminAction } from "../kit/use-admin-action";
import { useUrlFilters } from "../kit/use-url-filters";
import { useCallbackColumns } from "./callback-columns";
import { CallbackDrawer } from "./callback-drawer";
import { CallbackFilters, callbackFilterNames } from "./callback-filters";
import { useCallbackWords } from "./callback-words";
import { callbacksKey, callbacksQuery, replayEntry, simulate } from "./queries";
import { RefusalGuide } from "./refusals";
import { SimulateDialog } from "./simulate-dialog";

/** What was reported, and what became of it; replaying and making up. */
export function CallbacksView() {
  const t = useTranslations("adminCallbacks");
  const words = useCallbackWords();
  const mayOrder = useMay("admin");
  const url = useUrlFilters(callbackFilterNames);
  const { filters, set, query } = url;
  const { data, error, isPlaceholderData, isPending, dataUpdatedAt, refetch } = useQuery(
    callbacksQuery(query),
  );
  const [shown, setShown] = useState("");
  const [replaying, setReplaying] = useState<CallbackEntry | null>(null);
  const [simulating, setSimulating] = useState(false);
  const replay = useAdminAction({
    call: replayEntry,
    invalidates: [callbacksKey],
    onDone: () => setReplaying(null),
  });
  const making = useAdminAction({
    call: simulate,
    invalidates: [callbacksKey],
    onDone: () => setSimulating(false),
  });
  const askReplay = (entry: CallbackEntry) => {
    replay.reset();
    making.reset();
    setShown("");
    setReplaying(entry);
  };
  const columns = useCallbackColumns({ onShow: setShown, onReplay: mayOrder ? askReplay : null });
  const isRefused = filters.fate === "refused";
  return (
    <AdminFrame
      here="callbacks"
      title={t("title")}
      lead={t("lead")}
      actions={
        mayOrder && (
          <Button
            onClick={() => {
              replay.reset();
              making.reset();
              setSimulating(true);
            }}
            className="pointer-coarse:min-h-11"
          >
            <FlaskConical aria-hidden className="size-4" />
            {t("simulate")}
          </Button>
        )
      }
    >
      <CallbackFilters filters={url} />
      {!replaying && (
        <ActionOutcome
          action={replay}
          say={({ effect }) => t("replayed", { effect: words.effect({ effect }) })}
        />
      )}
      {!simulating && (
        <ActionOutcome
          action={making}
          say={({ effect }) => t("simulated", { effect: words.effect({ effect }) })}
        />
      )}
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      {isRefused && data && (
        <RefusalGuide
          verifications={data.entries
            .filter(({ verification }) => verification !== "ok")
            .map((entry) => ({ verification: entry.verification, words: words.verdict(entry) }))}
        />
      )}
      <DataTable
        caption={t("title")}
        columns={columns}
        rows={data?.entries}
        rowKey={({ id }) => id}
        busy={isPending || isPlaceholderData}
        empty={
          <EmptyScene
            title={t(isRefused ? "emptyRefused" : "emptyTitle")}
            text={t("emptyText")}
            action={<LinkButton href="/admin/doctor">{t("toDoctor")}</LinkButton>}
          />
        }
      />
      <CursorPager
        next={data?.next ?? null}
        cursor={filters.cursor}
        onTurn={(cursor) => set({ cursor })}
        count={data && data.total > 0 ? countText(data) : undefined}
      />
      {shown && (
        <CallbackDrawer
          id={shown}
          onShow={setShown}
          onReplay={mayOrder ? askReplay : undefined}
          onClose={() => setShown("")}
        />
      )}
      {replaying && (
        <ConfirmDialog
          title={t("replayTitle")}
          text={`${words.type(replaying)} · ${replaying.streamName}. ${t("replayText")}`}
          confirmLabel={t("replay")}
          pending={replay.pending}
          error={replay.error}
          onConfirm={() => replay.run(replaying.id)}
          onCancel={() => setReplaying(null)}
        />
      )}
      {simulating && (
        <SimulateDialog
          pending={making.pending}
          error={making.error}
          onSend={making.run}
          onCancel={() => setSimulating(false)}
        />
      )}
    </AdminFrame>
  );

  function countText({ entries, total, isTotalCut }: CallbackPage): string {
    return t(isTotalCut ? "countOver" : "countOf", { shown: entries.length, total });
  }
}
