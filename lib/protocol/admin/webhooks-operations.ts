import { z } from "zod";
import {
  createWebhook,
  deleteWebhook,
  editWebhook,
  listWebhooks,
  rotateWebhookSecret,
} from "@/lib/services/webhooks";
import { webhookEvents, webhookProblems } from "@/lib/shared/admin-webhooks";
import { explain, integer, optionalText, requiredText } from "../fields";
import { anyId, done, isDone } from "./admin-fields";
import { type AdminCall, order, question } from "./admin-operation";

/** One try, in answers. */
export const attempt = z.object({
  atMs: z.int(),
  durationMs: z.int(),
  status: z.int(),
  problem: z.enum(webhookProblems).or(z.literal("")),
  answer: z.string(),
  manual: z.boolean(),
});

const endpoint = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  enabled: z.boolean(),
  disabledReason: z.enum(["", "gone", "failing"]),
  revision: z.int(),
  createdMs: z.int(),
  createdBy: z.string(),
  last: attempt.nullable(),
});
const withSecret = z.object({ endpoint, secret: z.string() });

/**
 * An address in two: what stands behind the host may be a secret of the receiver's, which the audit
 * log leaves out by its name.
 */
const address = explain(
  requiredText.refine((value) => value.length <= 1000, "is too long"),
  "Where it is posted to, https",
  "接收地址（https）",
).transform((text) => {
  const { origin } = URL.canParse(text) ? new URL(text) : { origin: "null" };
  const site = origin !== "null" && text.startsWith(origin) ? origin : "";
  return { site, secretRest: text.slice(site.length) };
});

const wish = {
  name: explain(
    optionalText.refine((value) => [...value].length <= 64, "is too long"),
    "What the console calls it",
    "名称",
  ),
  url: address,
  events: explain(
    z
      .array(z.enum(webhookEvents))
      .min(1)
      .transform((events) => [...new Set(events)]),
    "What it is told of",
    "订阅的事件",
  ),
  enabled: z.boolean().default(true),
};

interface Address {
  readonly site: string;
  readonly secretRest: string;
}
const whole = <Wish extends { readonly url: Address }>({ url, ...rest }: Wish) => ({
  ...rest,
  url: url.site + url.secretRest,
});
const answered = <Shown extends { readonly events: readonly string[] }>(shown: Shown) => ({
  ...shown,
  events: [...shown.events] as Shown["events"][number][],
});

const anId = "00000000-0000-4000-8000-000000000000";
const example = { name: "Archive", url: "https://example.com/hooks", events: ["live.started"] };

/** Where events are sent to. */
export const webhooksOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminListWebhooks",
      area: "webhooks",
      path: "/api/admin/webhooks",
      summary: { en: "Webhook endpoints, without their secrets", zh: "Webhook 列表（不含密钥）" },
      role: "admin",
      scope: "webhooks:read",
      input: z.object({}),
      output: z.object({ endpoints: z.array(endpoint) }),
      example: {},
    },
    ({ services, caller }) => ({ endpoints: listWebhooks(services, caller).map(answered) }),
  ),
  order(
    {
      id: "adminCreateWebhook",
      area: "webhooks",
      path: "/api/admin/webhooks",
      summary: {
        en: "Add a webhook endpoint; its secret is told once",
        zh: "新增 Webhook（密钥只显示一次）",
      },
      role: "admin",
      scope: "webhooks:write",
      target: "name",
      input: z.object(wish),
      output: withSecret,
      example,
    },
    async ({ services, caller }, input) => {
      const { endpoint, secret } = await createWebhook(services, caller, whole(input));
      return { endpoint: answered(endpoint), secret };
    },
  ),
  order(
    {
      id: "adminEditWebhook",
      area: "webhooks",
      path: "/api/admin/webhooks/{id}",
      summary: { en: "Change a webhook endpoint", zh: "修改 Webhook" },
      role: "admin",
      scope: "webhooks:write",
      target: "id",
      input: z.object({
        id: anyId,
        revision: explain(integer, "Which version was looked at", "所依据的版本号"),
        ...wish,
      }),
      output: z.object({ endpoint }),
      example: { id: anId, revision: 1, ...example },
    },
    async ({ services, caller }, input) => ({
      endpoint: answered(await editWebhook(services, caller, whole(input))),
    }),
  ),
  order(
    {
      id: "adminDeleteWebhook",
      area: "webhooks",
      path: "/api/admin/webhooks/{id}/delete",
      summary: { en: "Delete a webhook endpoint and its log", zh: "删除 Webhook 及其投递记录" },
      role: "admin",
      scope: "webhooks:write",
      target: "id",
      input: z.object({ id: anyId }),
      output: done,
      example: { id: anId },
    },
    async ({ services, caller }, { id }) => {
      await deleteWebhook(services, caller, id);
      return isDone;
    },
  ),
  order(
    {
      id: "adminRotateWebhookSecret",
      area: "webhooks",
      path: "/api/admin/webhooks/{id}/rotate",
      summary: {
        en: "Sign with a new secret from now on; it is told once",
        zh: "更换 Webhook 密钥（只显示一次）",
      },
      role: "admin",
      scope: "webhooks:write",
      target: "id",
      input: z.object({ id: anyId }),
      output: withSecret,
      example: { id: anId },
    },
    async ({ services, caller }, { id }) => {
      const { endpoint, secret } = await rotateWebhookSecret(services, caller, id);
      return { endpoint: answered(endpoint), secret };
    },
  ),
];
