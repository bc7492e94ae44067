"use client";

import { CircleAlert, CircleCheck, RotateCcw } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { TimeAgo } from "@/components/ui/time-ago";
import type { CallbackEntry } from "@/lib/shared/callback-entry";
import { RowMenu } from "../kit/row-menu";
import type { Column } from "../kit/table-columns";
import { useCallbackWords } from "./callback-words";

interface ColumnOptions {
  readonly onShow: (id: string) => void;
  /** Null where whoever looks may not. */
  readonly onReplay: ((entry: CallbackEntry) => void) | null;
}

/** What the ledger tells of each entry. */
export function useCallbackColumns({
  onShow,
  onReplay,
}: ColumnOptions): readonly Column<CallbackEntry>[] {
  const t = useTranslations("adminCallbacks");
  const words = useCallbackWords();
  const format = useFormatter();
  return [
    {
      id: "time",
      title: t("time"),
      cell: ({ receivedMs }) => (
        <span className="whitespace-nowrap">
          <TimeAgo atMs={receivedMs} />
        </span>
      ),
    },
    {
      id: "type",
      title: t("type"),
      narrow: "title",
      cell: (entry) => <span className="font-semibold">{words.type(entry)}</span>,
    },
    {
      id: "stream",
      title: t("stream"),
      cell: ({ streamName }) => <bdi className="[overflow-wrap:anywhere]">{streamName || "–"}</bdi>,
    },
    {
      id: "verification",
      title: t("verification"),
      cell: (entry) => (
        <Verdict isGood={entry.verification === "ok"}>{words.verdict(entry)}</Verdict>
      ),
    },
    { id: "effect", title: t("effect"), cell: (entry) => <Effect entry={entry} /> },
    {
      id: "origin",
      title: t("origin"),
      cell: (entry) => (
        <span className="flex flex-col">
          {words.origin(entry)}
          {entry.orderedBy && <bdi className="text-muted">{entry.orderedBy}</bdi>}
        </span>
      ),
    },
    {
      id: "sender",
      title: t("sender"),
      cell: ({ clientIp, origin, source }) => (
        <span className="flex flex-col [overflow-wrap:anywhere]">
          {clientIp || (origin === "engine" ? t("ofEngine") : "–")}
          {origin === "received" && <span className="text-muted">{source}</span>}
        </span>
      ),
    },
    {
      id: "actions",
      title: t("actionsTitle"),
      narrow: "corner",
      align: "end",
      cell: (entry) => (
        <RowMenu
          label={t("actions", {
            event: words.type(entry),
            time: format.dateTime(new Date(entry.receivedMs), { timeStyle: "medium" }),
          })}
          items={[
            { id: "details", label: t("details"), onSelect: () => onShow(entry.id) },
            ...(onReplay
              ? [
                  {
                    id: "replay",
                    label: t("replay"),
                    disabled: entry.verification !== "ok",
                    onSelect: () => onReplay(entry),
                  },
                ]
              : []),
          ]}
        />
      ),
    },
  ];
}

function Verdict({ isGood, children }: { isGood: boolean; children: string }) {
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <span className={`flex items-start gap-1.5 font-semibold ${isGood ? "text-ok" : "text-bad"}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </span>
  );
}

function Effect({ entry }: { entry: CallbackEntry }) {
  const words = useCallbackWords();
  if (!words.isDuplicate(entry)) return words.effect(entry);
  return (
    <span className="flex items-start gap-1.5 text-muted">
      <RotateCcw aria-hidden className="mt-0.5 size-4 shrink-0" />
      {words.effect(entry)}
    </span>
  );
}
