"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { PageLink } from "@/components/ui/page-link";
import type { WebhookEndpoint } from "@/lib/shared/admin-webhooks";
import { isolated } from "@/lib/shared/isolated";
import { ActionOutcome } from "../kit/action-outcome";
import { AdminFrame } from "../kit/admin-frame";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { DataTable } from "../kit/data-table";
import { StaleNotice } from "../kit/table-states";
import { useEndpointColumns } from "./endpoint-columns";
import { EndpointDialog } from "./endpoint-dialog";
import { webhooksQuery } from "./queries";
import { SecretDrawer } from "./secret-drawer";
import { useEndpointOrders } from "./use-endpoint-orders";
import { useWebhookWords } from "./webhook-words";

/** What is open over the page. */
export type OpenDialog =
  | { readonly kind: "add" }
  | { readonly kind: "edit" | "rotate" | "turnOff" | "remove"; readonly endpoint: WebhookEndpoint }
  | { readonly kind: "secret"; readonly name: string; readonly secret: string };

/** Where events are sent to: making, changing, testing. */
export function WebhooksView() {
  const t = useTranslations("adminWebhooks");
  const words = useWebhookWords();
  const { data, error, isPending, dataUpdatedAt, refetch } = useQuery(webhooksQuery);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const { saving, rotating, removing, testing, forget } = useEndpointOrders(setDialog);
  const open = (next: OpenDialog) => {
    forget();
    setDialog(next);
  };
  const columns = useEndpointColumns({
    onOpen: open,
    onTurnOn: (endpoint) => {
      forget();
      saving.run({ ...endpoint, enabled: true });
    },
    onTest: (endpoint) => {
      forget();
      testing.run(endpoint.id);
    },
  });
  const close = () => {
    forget();
    setDialog(null);
  };
  return (
    <AdminFrame
      here="webhooks"
      title={t("title")}
      lead={
        <>
          {t("lead")}{" "}
          <PageLink href="/docs/webhooks" className="text-accent-text underline">
            {t("guide")}
          </PageLink>
        </>
      }
      actions={
        <>
          <LinkButton href="/admin/webhooks/deliveries">{t("deliveries")}</LinkButton>
          <Button
            variant="primary"
            onClick={() => open({ kind: "add" })}
            className="pointer-coarse:min-h-11"
          >
            <Plus aria-hidden className="size-4" />
            {t("add")}
          </Button>
        </>
      }
    >
      {!dialog && <ActionOutcome action={saving} say={() => t("saved")} />}
      {!dialog && <ActionOutcome action={removing} say={() => t("removed")} />}
      <ActionOutcome
        action={testing}
        say={({ attempt }) => t("testDone", { result: words.result(attempt) })}
      />
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("endpoints")}
        columns={columns}
        rows={data?.endpoints}
        rowKey={({ id }) => id}
        busy={isPending}
        empty={<EmptyScene title={t("emptyEndpoints")} text={t("emptyEndpointsText")} />}
      />
      {dialog?.kind === "secret" && (
        <SecretDrawer name={dialog.name} secret={dialog.secret} onClose={close} />
      )}
      {(dialog?.kind === "add" || dialog?.kind === "edit") && (
        <EndpointDialog
          endpoint={dialog.kind === "edit" ? dialog.endpoint : null}
          pending={saving.pending}
          error={saving.error}
          onSave={saving.run}
          onCancel={close}
        />
      )}
      {dialog?.kind === "rotate" && (
        <ConfirmDialog
          title={t("rotateTitle", { name: isolated(dialog.endpoint.name) })}
          text={t("rotateText")}
          confirmLabel={t("rotate")}
          tone="danger"
          pending={rotating.pending}
          error={rotating.error}
          onConfirm={() => rotating.run(dialog.endpoint.id)}
          onCancel={close}
        />
      )}
      {dialog?.kind === "turnOff" && (
        <ConfirmDialog
          title={t("turnOffTitle", { name: isolated(dialog.endpoint.name) })}
          text={t("turnOffText")}
          confirmLabel={t("turnOff")}
          pending={saving.pending}
          error={saving.error}
          onConfirm={() => saving.run({ ...dialog.endpoint, enabled: false })}
          onCancel={close}
        />
      )}
      {dialog?.kind === "remove" && (
        <ConfirmDialog
          title={t("removeTitle", { name: isolated(dialog.endpoint.name) })}
          text={t("removeText")}
          confirmLabel={t("remove")}
          tone="danger"
          pending={removing.pending}
          error={removing.error}
          onConfirm={() => removing.run(dialog.endpoint.id)}
          onCancel={close}
        />
      )}
    </AdminFrame>
  );
}
