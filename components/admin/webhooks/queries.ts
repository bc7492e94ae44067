import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
} from "@/lib/shared/admin-webhooks";

/** Root of what is known of webhooks. */
export const webhooksKey = [...rootKey, "admin-webhooks"] as const;

const root = "/api/admin/webhooks";
const pathOf = (id: string) => `${root}/${encodeURIComponent(id)}`;

export const webhooksQuery = queryOptions({
  queryKey: [...webhooksKey, "endpoints"],
  queryFn: () => callJson<{ endpoints: readonly WebhookEndpoint[] }>(root),
});

export interface DeliveryPage {
  readonly deliveries: readonly WebhookDelivery[];
  readonly next: string | null;
  readonly total: number;
  readonly isTotalCut: boolean;
}

/** How often the log of deliveries looks for what has become of them, in milliseconds. */
const deliveriesFreshMs = 5000;

/** A page of deliveries; `query` are the filters for the server. */
export function deliveriesQuery(query: string) {
  return queryOptions({
    queryKey: [...webhooksKey, "deliveries", query],
    queryFn: () => callJson<DeliveryPage>(`${root}/deliveries?${query}`),
    placeholderData: keepPreviousData,
    refetchInterval: deliveriesFreshMs,
  });
}

export interface DeliveryDetail {
  readonly delivery: WebhookDelivery;
  readonly payload: string;
  readonly attempts: readonly WebhookAttempt[];
}

/** One delivery with every try. */
export function deliveryQuery(id: string) {
  return queryOptions({
    queryKey: [...webhooksKey, "delivery", id],
    queryFn: () => callJson<DeliveryDetail>(`${root}/deliveries/${encodeURIComponent(id)}`),
  });
}

/** What an administrator says of an endpoint; with an id it is there already. */
export interface EndpointForm {
  readonly id?: string;
  readonly revision?: number;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly enabled: boolean;
}

export interface SavedEndpoint {
  readonly endpoint: WebhookEndpoint;
  /** Of one that is new, or got a new one. */
  readonly secret?: string;
}

/** @throws ActionError */
export function saveEndpoint({ id, ...form }: EndpointForm): Promise<SavedEndpoint> {
  return callJson<SavedEndpoint>(id === undefined ? root : pathOf(id), form);
}

/** @throws ActionError */
export function rotateSecret(id: string): Promise<SavedEndpoint> {
  return callJson<SavedEndpoint>(`${pathOf(id)}/rotate`, {});
}

/** @throws ActionError */
export async function removeEndpoint(id: string): Promise<void> {
  await callJson(`${pathOf(id)}/delete`, {});
}

export interface TriedDelivery {
  readonly delivery: WebhookDelivery;
  readonly attempt: WebhookAttempt;
}

/** @throws ActionError */
export function sendTest(id: string): Promise<TriedDelivery> {
  return callJson<TriedDelivery>(`${pathOf(id)}/test`, {});
}

/** @throws ActionError */
export function sendAgain(id: string): Promise<TriedDelivery> {
  return callJson<TriedDelivery>(`${root}/deliveries/${encodeURIComponent(id)}/redeliver`, {});
}
