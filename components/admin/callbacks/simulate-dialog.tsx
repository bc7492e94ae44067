"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { simulatedKinds } from "@/lib/shared/callback-entry";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { SelectFilter } from "../kit/select-filter";
import type { SimulationForm } from "./queries";

const kindWords = {
  start: "kindStart",
  stop: "kindStop",
  record: "kindRecord",
  screenshot: "kindScreenshot",
} as const;

const formats = ["mp4", "hls", "flv", "aac"] as const;

const empty: SimulationForm = {
  ...{ kind: "start", userid: "", streamName: "", sequence: "", goodbye: true },
  ...{ url: "", format: "mp4" },
};

interface SimulateDialogProps {
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSend: (form: SimulationForm) => void;
  readonly onCancel: () => void;
}

/** Asks what is to be made up, and says what to expect of it. */
export function SimulateDialog({ pending, error, onSend, onCancel }: SimulateDialogProps) {
  const t = useTranslations("adminCallbacks");
  const [form, setForm] = useState(empty);
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<SimulationForm>) => setForm({ ...form, ...part });
  const isPush = form.kind === "start" || form.kind === "stop";
  const noStream = form.userid.trim() === "" && form.streamName.trim() === "";
  const noUrl = !isPush && !/^https?:\/\/./.test(form.url.trim());
  return (
    <ConfirmDialog
      title={t("simulateTitle")}
      text={t("simulateText")}
      confirmLabel={t("send")}
      pending={pending}
      error={error}
      onCancel={onCancel}
      onConfirm={() => {
        setAsked(true);
        if (!noStream && !noUrl) onSend(form);
      }}
    >
      <SelectFilter
        label={t("kind")}
        value={form.kind}
        options={simulatedKinds.map((kind) => ({ value: kind, label: t(kindWords[kind]) }))}
        onChange={(value) =>
          change({ kind: simulatedKinds.find((kind) => kind === value) ?? form.kind })
        }
      />
      <TextField
        label={t("broadcaster")}
        value={form.userid}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint={t("simulateUnasked")}
        error={asked && noStream ? t("missingStream") : undefined}
        onChange={({ target }) => change({ userid: target.value })}
      />
      <TextField
        label={t("streamName")}
        value={form.streamName}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => change({ streamName: target.value })}
      />
      {isPush && (
        <TextField
          label={t("sequence")}
          value={form.sequence}
          autoComplete="off"
          pattern="[\w\-]{0,64}"
          hint={t("sequenceHint")}
          onChange={({ target }) => change({ sequence: target.value })}
        />
      )}
      {form.kind === "stop" && (
        <label className="flex items-start gap-2 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={form.goodbye}
            onChange={({ target }) => change({ goodbye: target.checked })}
            className="mt-1 size-4 accent-accent"
          />
          <span>
            {t("goodbye")}
            <span className="block text-muted text-sm">{t("goodbyeHint")}</span>
          </span>
        </label>
      )}
      {!isPush && (
        <TextField
          label={t("fileUrl")}
          type="url"
          value={form.url}
          placeholder="https://example.com/recording.mp4"
          autoComplete="off"
          error={asked && noUrl ? t("missingUrl") : undefined}
          onChange={({ target }) => change({ url: target.value })}
        />
      )}
      {form.kind === "record" && (
        <SelectFilter
          label={t("format")}
          value={form.format}
          options={formats.map((format) => ({ value: format, label: format.toUpperCase() }))}
          onChange={(value) =>
            change({ format: formats.find((format) => format === value) ?? form.format })
          }
        />
      )}
      {form.kind === "start" && <p className="text-muted text-sm">{t("simulateLive")}</p>}
    </ConfirmDialog>
  );
}
