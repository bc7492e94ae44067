import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";
/** Standard Webhooks asks for 24 to 64 bytes. */
const secretBytes = 32;

/** A new secret in the form that libraries of Standard Webhooks take. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(secretBytes).toString("base64");
}

/**
 * `webhook-signature` of Standard Webhooks: `v1,` and the HMAC-SHA256 in base64 of
 * `id.timestamp.body`; the key are the bytes that the secret is base64 of.
 */
export function webhookSign(
  secret: string,
  {
    id,
    timestampS,
    body,
  }: { readonly id: string; readonly timestampS: number; readonly body: string },
): string {
  const key = Buffer.from(
    secret.startsWith(prefix) ? secret.slice(prefix.length) : secret,
    "base64",
  );
  const hmac = createHmac("sha256", key).update(`${id}.${timestampS}.${body}`);
  return `v1,${hmac.digest("base64")}`;
}
