"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { surfaceClass } from "@/components/ui/surface-class";
import { TextField } from "@/components/ui/text-field";
import { TimeAgo } from "@/components/ui/time-ago";
import type {
  RetentionPreview as Preview,
  RetentionRules,
  RetentionState,
} from "@/lib/shared/admin-tapes";
import { isolated } from "@/lib/shared/isolated";
import { ActionOutcome } from "../kit/action-outcome";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { useMay } from "../kit/staff-context";
import { StaleNotice } from "../kit/table-states";
import { useAdminAction } from "../kit/use-admin-action";
import { useSize } from "../system/use-size";
import { adminTapesKey, retentionQuery, setRules } from "./queries";
import { draftOf, type RetentionDraft, rulesOf, wholeRules } from "./retention-draft";
import { RetentionPreview } from "./retention-preview";
import { TapesFrame } from "./tapes-frame";

/** Rules that are to be confirmed, with what they were made from. */
interface AskedRules {
  readonly rules: RetentionRules;
  readonly preview: Preview;
  readonly revision: number;
}

/** The rules by which the oldest recordings go, and what they would do now. */
export function RetentionView() {
  const t = useTranslations("adminTapes");
  const { data, error, dataUpdatedAt, refetch } = useQuery(retentionQuery(null));
  const [asked, setAsked] = useState<AskedRules | null>(null);
  const save = useAdminAction({
    call: setRules,
    invalidates: [adminTapesKey],
    onDone: () => setAsked(null),
  });
  // Once somebody else has set rules, those that were typed before are not asked about any more.
  const shown = asked && asked.revision === data?.revision ? asked : null;
  const lead = !data
    ? ""
    : data.undoDays > 0
      ? t("retentionLead", { days: data.undoDays })
      : t("retentionLeadNow");
  return (
    <TapesFrame here="tabRetention" lead={lead}>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      {!shown && <ActionOutcome action={save} say={() => t("retentionSaved")} />}
      {data && <RetentionForm key={data.revision} state={data} onAsk={setAsked} />}
      {shown && (
        <ConfirmRules
          preview={shown.preview}
          pending={save.pending}
          error={save.error}
          onConfirm={() => save.run({ ...shown.rules, revision: shown.revision })}
          onCancel={() => {
            setAsked(null);
            save.reset();
          }}
        />
      )}
    </TapesFrame>
  );
}

const fields = [
  ["days", "retentionDays", "numeric"],
  ["totalBytes", "retentionTotal", "decimal"],
  ["perBroadcasterBytes", "retentionEach", "decimal"],
] as const;

interface RetentionFormProps {
  readonly state: RetentionState;
  readonly onAsk: (asked: AskedRules) => void;
}

/** One per revision: rules that somebody else has set take the place of what was typed. */
function RetentionForm({ state, onAsk }: RetentionFormProps) {
  const t = useTranslations("adminTapes");
  const administers = useMay("admin");
  const [draft, setDraft] = useState(() => draftOf(state.rules));
  const rules = wholeRules(draft);
  const { data: previewed, isPlaceholderData } = useQuery(retentionQuery(useDeferredValue(rules)));
  const preview = previewed?.preview ?? state.preview;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (rules && administers) onAsk({ rules, preview, revision: state.revision });
      }}
      className={surfaceClass("flex flex-col gap-4 p-4")}
    >
      <RuleFields draft={draft} readOnly={!administers} onChange={setDraft} />
      <p className="max-w-prose text-muted text-sm">{t("retentionSpares")}</p>
      {!state.filesAreOurs && <Notice tone="warn">{t("retentionCloud")}</Notice>}
      <RetentionPreview preview={preview} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {administers ? (
          <Button
            type="submit"
            variant="primary"
            // What is confirmed is what is previewed.
            disabled={!rules || isPlaceholderData}
            className="pointer-coarse:min-h-11"
          >
            {t("retentionSave")}
          </Button>
        ) : (
          <p className="text-muted">{t("retentionReadOnly")}</p>
        )}
        <LastChange state={state} />
      </div>
    </form>
  );
}

interface RuleFieldsProps {
  readonly draft: RetentionDraft;
  readonly readOnly: boolean;
  readonly onChange: (draft: RetentionDraft) => void;
}

function RuleFields({ draft, readOnly, onChange }: RuleFieldsProps) {
  const t = useTranslations("adminTapes");
  const meant = rulesOf(draft);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-3">
      {fields.map(([name, label, inputMode]) => (
        <TextField
          key={name}
          label={t(label)}
          hint={t("retentionOff")}
          inputMode={inputMode}
          autoComplete="off"
          readOnly={readOnly}
          value={draft[name]}
          {...(meant[name] === null ? { error: t("retentionNumber") } : {})}
          onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
        />
      ))}
    </div>
  );
}

interface ConfirmRulesProps {
  readonly preview: Preview;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function ConfirmRules({ preview, ...dialog }: ConfirmRulesProps) {
  const t = useTranslations("adminTapes");
  const bytes = useSize();
  const { count } = preview;
  return (
    <ConfirmDialog
      title={t("retentionTitle")}
      text={t("retentionConfirm", { count, size: bytes(preview.bytes) })}
      confirmLabel={t("retentionSave")}
      {...(count > 0 ? { tone: "danger" } : {})}
      {...dialog}
    />
  );
}

function LastChange({ state: { changedAtMs, changedBy } }: { readonly state: RetentionState }) {
  const t = useTranslations("adminTapes");
  if (changedAtMs === null) return <p className="text-muted text-sm">{t("retentionNever")}</p>;
  return (
    <p className="text-muted text-sm">
      {t.rich("retentionChanged", {
        name: isolated(changedBy),
        time: () => <TimeAgo atMs={changedAtMs} />,
      })}
    </p>
  );
}
