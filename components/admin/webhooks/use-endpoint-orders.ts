"use client";

import { useTranslations } from "use-intl";
import { useAdminAction } from "../kit/use-admin-action";
import {
  type EndpointForm,
  removeEndpoint,
  rotateSecret,
  type SavedEndpoint,
  saveEndpoint,
  sendTest,
  webhooksKey,
} from "./queries";
import { useWebhookWords } from "./webhook-words";
import type { OpenDialog } from "./webhooks-view";

/** What can be done about endpoints; a new secret opens its own drawer, anything else closes. */
export function useEndpointOrders(show: (dialog: OpenDialog | null) => void) {
  const t = useTranslations("adminWebhooks");
  const words = useWebhookWords();
  const invalidates = [webhooksKey];
  const onDone = ({ endpoint: { name }, secret }: SavedEndpoint) =>
    show(secret === undefined ? null : { kind: "secret", name, secret });
  const saving = useAdminAction<EndpointForm, SavedEndpoint>({
    call: ({ id, revision, name, url, events, enabled }) =>
      saveEndpoint({ id, revision, name, url, events, enabled }),
    invalidates,
    onDone,
  });
  const rotating = useAdminAction({ call: rotateSecret, invalidates, onDone });
  const removing = useAdminAction({ call: removeEndpoint, invalidates, onDone: () => show(null) });
  const testing = useAdminAction({
    call: async (id: string) =>
      words.requireArrived(await sendTest(id), (result) => t("testFailed", { result })),
    invalidates,
  });
  const forget = () => {
    for (const action of [saving, rotating, removing, testing]) action.reset();
  };
  return { saving, rotating, removing, testing, forget };
}
