"use client";

import { useTranslations } from "use-intl";
import type { AuditEntry } from "@/lib/shared/audit";
import { ExactTime } from "../exact-time";
import { Fact, FactList } from "../fact-list";
import { Drawer } from "../kit/drawer";
import { RawText } from "../raw-text";
import type { useAuditWords } from "./audit-words";

interface AuditDrawerProps {
  readonly entry: AuditEntry;
  readonly words: ReturnType<typeof useAuditWords>;
  readonly onClose: () => void;
}

/** One line of the log with all that it says. */
export function AuditDrawer({ entry, words, onClose }: AuditDrawerProps) {
  const t = useTranslations("adminAudit");
  return (
    <Drawer title={words.action(entry.action)} onClose={onClose}>
      <FactList>
        <Fact name={t("time")}>
          <ExactTime atMs={entry.atMs} />
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
          <RawText text={entry.details} />
        </>
      )}
    </Drawer>
  );
}
