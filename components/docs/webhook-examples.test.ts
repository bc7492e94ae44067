import { expect, it } from "vitest";
import { newWebhookSecret, webhookSign } from "@/lib/signing/webhook-sign";
import { webhookNodeExample } from "./webhook-examples";

it("the example for Node.js takes what this server signs, and nothing else", async () => {
  const source = encodeURIComponent(webhookNodeExample);
  const example = (await import(/* @vite-ignore */ `data:text/javascript,${source}`)) as {
    isGenuine(secret: string, headers: Record<string, string>, body: string): boolean;
  };
  const secret = newWebhookSecret();
  const timestampS = Math.floor(Date.now() / 1000);
  const id = "live_started_1";
  const body = '{"type":"live.started"}';
  const headersAt = (atS: number) => ({
    "webhook-id": id,
    "webhook-timestamp": String(atS),
    "webhook-signature": webhookSign(secret, { id, timestampS: atS, body }),
  });
  const now = headersAt(timestampS);
  expect(example.isGenuine(secret, now, body)).toBe(true);
  expect(example.isGenuine(secret, now, `${body} `)).toBe(false);
  expect(example.isGenuine(newWebhookSecret(), now, body)).toBe(false);
  expect(example.isGenuine(secret, { ...now, "webhook-id": "other" }, body)).toBe(false);
  expect(example.isGenuine(secret, headersAt(timestampS - 600), body)).toBe(false);
});
