"use client";

import { CircleAlert } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { type WebhookEndpoint, webhookEvents } from "@/lib/shared/admin-webhooks";
import { isolated } from "@/lib/shared/isolated";
import { ConfirmDialog } from "../kit/confirm-dialog";
import type { EndpointForm } from "./queries";
import { useWebhookWords } from "./webhook-words";

interface EndpointDialogProps {
  /** Null: a new one. */
  readonly endpoint: WebhookEndpoint | null;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSave: (form: EndpointForm) => void;
  readonly onCancel: () => void;
}

/** Asks where to send what. */
export function EndpointDialog(props: EndpointDialogProps) {
  const { endpoint, pending, error, onSave, onCancel } = props;
  const t = useTranslations("adminWebhooks");
  const words = useWebhookWords();
  const id = useId();
  const [form, setForm] = useState<EndpointForm>(() => formOf(endpoint));
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<EndpointForm>) => setForm({ ...form, ...part });
  const noName = form.name.trim() === "";
  const noUrl = !URL.canParse(form.url.trim());
  const noEvents = form.events.length === 0;
  return (
    <ConfirmDialog
      title={endpoint ? t("editTitle", { name: isolated(endpoint.name) }) : t("addTitle")}
      text={t(endpoint ? "editText" : "addText")}
      confirmLabel={t(endpoint ? "save" : "add")}
      pending={pending}
      error={words.inWords(error)}
      onCancel={onCancel}
      onConfirm={() => {
        setAsked(true);
        if (noName || noUrl || noEvents) return;
        onSave({ ...form, name: form.name.trim(), url: form.url.trim() });
      }}
    >
      <TextField
        label={t("name")}
        value={form.name}
        maxLength={64}
        autoComplete="off"
        hint={t("nameHint")}
        error={asked && noName ? t("nameMissing") : undefined}
        onChange={({ target }) => change({ name: target.value })}
      />
      <TextField
        label={t("url")}
        value={form.url}
        maxLength={1000}
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        placeholder="https://example.com/hooks"
        hint={t("urlHint")}
        error={asked && noUrl ? t("urlMissing") : undefined}
        onChange={({ target }) => change({ url: target.value })}
      />
      <fieldset aria-describedby={asked && noEvents ? `${id}-events` : undefined}>
        <legend className="font-semibold text-sm">{t("events")}</legend>
        <div className="mt-1 grid gap-x-4 sm:grid-cols-2">
          {webhookEvents.map((event) => (
            <label key={event} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={form.events.includes(event)}
                onChange={({ target }) =>
                  change({
                    events: target.checked
                      ? [...form.events, event]
                      : form.events.filter((other) => other !== event),
                  })
                }
                className="size-4 accent-accent"
              />
              {words.event(event)}
            </label>
          ))}
        </div>
        {asked && noEvents && (
          <p id={`${id}-events`} className="flex gap-1.5 font-medium text-bad text-sm">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {t("eventsMissing")}
          </p>
        )}
      </fieldset>
    </ConfirmDialog>
  );
}

function formOf(endpoint: WebhookEndpoint | null): EndpointForm {
  if (!endpoint) return { name: "", url: "", events: [...webhookEvents], enabled: true };
  const { id, revision, name, url, events, enabled } = endpoint;
  return { id, revision, name, url, events, enabled };
}
