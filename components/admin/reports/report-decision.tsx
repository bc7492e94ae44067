"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TimeAgo } from "@/components/ui/time-ago";
import {
  type ReportDetail,
  type ReportOutcome,
  resolutionLength,
} from "@/lib/shared/admin-reports";
import { isolated } from "@/lib/shared/isolated";
import { ActionOutcome } from "../kit/action-outcome";
import { SelectFilter } from "../kit/select-filter";
import { useAdminAction } from "../kit/use-admin-action";
import { WordsField } from "../lives/words-field";
import { adminReportsKey, type Decided, decide } from "./queries";

/** Code of "somebody else was faster". */
const conflict = 4009;

interface ReportDecisionProps {
  readonly detail: ReportDetail;
  readonly mayDecide: boolean;
}

/** What was decided, or the way to decide it. */
export function ReportDecision({ detail, mayDecide }: ReportDecisionProps) {
  const t = useTranslations("adminReports");
  const { report } = detail;
  const action = useAdminAction({ call: decide, invalidates: [adminReportsKey] });
  const isFaster = action.error instanceof ActionError && action.error.code === conflict;
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{t("decide")}</h3>
      {isFaster ? (
        <Notice tone="warn">{t("fasterOther")}</Notice>
      ) : (
        <ActionOutcome
          action={action}
          say={(count, { outcome }) => t(`${outcome}Done`, { count })}
        />
      )}
      {report.state === "open" ? (
        mayDecide && <DecisionForm {...{ detail }} pending={action.pending} onDecide={action.run} />
      ) : (
        <Decision detail={detail} />
      )}
    </section>
  );
}

function Decision({ detail: { report } }: { readonly detail: ReportDetail }) {
  const t = useTranslations("adminReports");
  const name = isolated(report.handledBy);
  return (
    <div>
      <p>
        {t(report.state === "upheld" ? "decidedUpheld" : "decidedDismissed", { name })}{" "}
        <span className="text-muted">
          <TimeAgo atMs={report.handledMs} />
        </span>
      </p>
      {report.resolution && (
        <p className="whitespace-pre-line text-muted [overflow-wrap:anywhere]">
          <bdi>{report.resolution}</bdi>
        </p>
      )}
    </div>
  );
}

interface DecisionFormProps {
  readonly detail: ReportDetail;
  readonly pending: boolean;
  readonly onDecide: (decided: Decided) => void;
}

function DecisionForm({ detail, pending, onDecide }: DecisionFormProps) {
  const t = useTranslations("adminReports");
  const [note, setNote] = useState("");
  const [scope, setScope] = useState<Decided["scope"]>("one");
  const { report, others, openAboutMessage } = detail;
  const aboutPerson = others.open + 1;
  const scopes = [
    { value: "one", label: t("scopeOne") },
    ...(openAboutMessage > 1
      ? [{ value: "message", label: t("scopeMessage", { count: openAboutMessage }) }]
      : []),
    ...(aboutPerson > Math.max(1, openAboutMessage)
      ? [{ value: "person", label: t("scopePerson", { count: aboutPerson }) }]
      : []),
  ];
  const give = (outcome: ReportOutcome) =>
    onDecide({ id: report.id, scope, outcome, note: note.trim() });
  return (
    <>
      {scopes.length > 1 && (
        <SelectFilter
          label={t("scope")}
          value={scope}
          options={scopes}
          onChange={(value) => setScope(value as Decided["scope"])}
        />
      )}
      <WordsField
        label={t("decisionNote")}
        value={note}
        most={resolutionLength}
        onChange={setNote}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={pending}
          onClick={() => give("upheld")}
          className="pointer-coarse:min-h-11"
        >
          {t("uphold")}
        </Button>
        <Button
          disabled={pending}
          onClick={() => give("dismissed")}
          className="pointer-coarse:min-h-11"
        >
          {t("dismiss")}
        </Button>
      </div>
    </>
  );
}
