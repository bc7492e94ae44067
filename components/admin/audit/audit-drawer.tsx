"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { AuditEntry } from "@/lib/shared/audit";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { Fact, FactList } from "../fact-list";
import { Drawer } from "../kit/drawer";
import type { useAuditWords } from "./audit-words";

interface AuditDrawerProps {
  readonly entry: AuditEntry;
  readonly words: ReturnType<typeof useAuditWords>;
  readonly onClose: () => void;
}

/** One line of the log with all that it says. */
export function AuditDrawer({ entry, words, onClose }: AuditDrawerProps) {
  const t = useTranslations("adminAudit");
  const format = useFormatter();
  const at = new Date(entry.atMs);
  return (
    <Drawer title={words.action(entry.action)} onClose={onClose}>
      <FactList>
        <Fact name={t("time")}>
          <time dateTime={at.toISOString()}>
            {format.dateTime(at, { dateStyle: "medium", timeStyle: "long" })}
          </time>
        </Fact>
        <Fact name={t("actor")}>
          <bdi>{entry.actor || "–"}</bdi>
        </Fact>
        <Fact name={t("way")}>{words.via(entry)}</Fact>
        <Fact name={t("address")}>{entry.clientIp || "–"}</Fact>
        <Fact name={t("operation")}>
          <code>{entry.action}</code>
        </Fact>
        <Fact name={t("target")}>
          <bdi>{entry.target || "–"}</bdi>
        </Fact>
        <Fact name={t("outcome")}>{words.outcome(entry.outcome)}</Fact>
        <Fact name={t("number")}>{entry.seq}</Fact>
      </FactList>
      {entry.details && (
        <>
          <h3 className="mt-4 text-base">{t("asked")}</h3>
          <pre className="mt-1 whitespace-pre-wrap rounded-control bg-sunken p-3 text-sm [overflow-wrap:anywhere]">
            {readable(entry.details)}
          </pre>
        </>
      )}
    </Drawer>
  );
}

/** Indented, unless it was cut. */
function readable(details: string): string {
  const parsed = parseJsonObject(details);
  return parsed ? JSON.stringify(parsed, null, 2) : details;
}
