import { z } from "zod";
import {
  listDeliveries,
  readDelivery,
  redeliver,
  testWebhook,
} from "@/lib/services/webhook-deliveries";
import { deliveryStates } from "@/lib/shared/admin-webhooks";
import { explain, optionalText } from "../fields";
import { anyId, cursor, filterOf } from "./admin-fields";
import { type AdminCall, order, question } from "./admin-operation";
import { attempt } from "./webhooks-operations";

const delivery = z.object({
  id: z.string(),
  endpointId: z.string(),
  eventId: z.string(),
  eventType: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  nextTryMs: z.int().nullable(),
  createdMs: z.int(),
  settledMs: z.int(),
});
const tried = z.object({ delivery, attempt });

const anId = "00000000-0000-4000-8000-000000000000";

/** What was sent and is to be sent. */
export const webhookDeliveriesOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminListWebhookDeliveries",
      area: "webhooks",
      path: "/api/admin/webhooks/deliveries",
      summary: { en: "Webhook deliveries, the newest first", zh: "Webhook 投递记录（最新在前）" },
      role: "admin",
      scope: "webhooks:read",
      input: z.object({
        endpointId: explain(
          optionalText.transform((value) => value || undefined),
          "Of this endpoint alone",
          "只看该 Webhook",
        ),
        state: explain(filterOf(deliveryStates), "In this state alone", "状态"),
        cursor,
      }),
      output: z.object({
        deliveries: z.array(delivery),
        next: z.string().nullable(),
        total: z.int(),
        isTotalCut: z.boolean(),
      }),
      example: { state: "failed" },
    },
    ({ services, caller }, input) => {
      const page = listDeliveries(services, caller, input);
      return { ...page, deliveries: [...page.deliveries] };
    },
  ),
  question(
    {
      id: "adminReadWebhookDelivery",
      area: "webhooks",
      path: "/api/admin/webhooks/deliveries/{id}",
      summary: {
        en: "One delivery with what is posted and every try",
        zh: "单条投递的内容与每次尝试",
      },
      role: "admin",
      scope: "webhooks:read",
      input: z.object({ id: anyId }),
      output: z.object({ delivery, payload: z.string(), attempts: z.array(attempt) }),
      example: { id: anId },
    },
    ({ services, caller }, { id }) => {
      const detail = readDelivery(services, caller, id);
      return { ...detail, attempts: [...detail.attempts] };
    },
  ),
  order(
    {
      id: "adminRedeliverWebhook",
      area: "webhooks",
      path: "/api/admin/webhooks/deliveries/{id}/redeliver",
      summary: { en: "Send a delivery again now", zh: "立即重新投递" },
      role: "admin",
      scope: "webhooks:write",
      target: "id",
      input: z.object({ id: anyId }),
      output: tried,
      example: { id: anId },
    },
    ({ services, caller }, { id }) => redeliver(services, caller, id),
  ),
  order(
    {
      id: "adminTestWebhook",
      area: "webhooks",
      path: "/api/admin/webhooks/{id}/test",
      summary: { en: "Send an endpoint a test now", zh: "立即发送测试事件" },
      role: "admin",
      scope: "webhooks:write",
      target: "id",
      input: z.object({ id: anyId }),
      output: tried,
      example: { id: anId },
    },
    ({ services, caller }, { id }) => testWebhook(services, caller, id),
  ),
];
