"use client";

import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { surfaceClass } from "@/components/ui/surface-class";
import { TableHead } from "@/components/ui/table-head";
import { TimeAgo } from "@/components/ui/time-ago";
import type { CallbackEntry } from "@/lib/shared/callback-entry";
import { CallbackBody } from "./callback-body";
import { useCallbackWords } from "./callback-words";

const columns = ["time", "type", "stream", "verification", "effect", "source", "body"] as const;

/** The entries of one page; scrolls sideways by itself on a phone, by keyboard through its buttons. */
export function CallbackTable({ entries }: { entries: readonly CallbackEntry[] }) {
  const t = useTranslations("doctor");
  const words = useCallbackWords();
  return (
    <section aria-label={t("callbacks")} className={surfaceClass("overflow-x-auto")}>
      <table className="w-full min-w-4xl text-left text-sm tabular-nums">
        <TableHead titles={columns.map((column) => t(column))} />
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} className="border-line border-b align-top last:border-b-0">
              <td className="whitespace-nowrap px-4 py-3">
                <TimeAgo atMs={entry.receivedMs} />
              </td>
              <td className="whitespace-nowrap px-4 py-3">{words.type(entry)}</td>
              <td className="min-w-44 px-4 py-3 [overflow-wrap:anywhere]">
                {entry.streamName || "–"}
              </td>
              <td
                className={classNames(
                  "whitespace-nowrap px-4 py-3 font-semibold",
                  entry.verification === "ok" ? "text-ok" : "text-bad",
                )}
              >
                {words.verdict(entry)}
              </td>
              <td className="min-w-36 px-4 py-3">{words.effect(entry)}</td>
              <td className="whitespace-nowrap px-4 py-3 text-muted">{entry.source}</td>
              <td className="min-w-64 px-4 py-1">
                <CallbackBody id={entry.id} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
