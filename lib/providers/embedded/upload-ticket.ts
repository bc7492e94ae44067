import { createHmac } from "node:crypto";
import { equalInConstantTime } from "@/lib/signing/constant-time";
import { isIncomingKey } from "../picture-key";
import type { UploadRequest } from "../storage-provider";

/** Keeps signatures of tickets apart from everything else that the session key signs. */
const purpose = "mini-lvb upload ticket";

/**
 * The permission to upload one picture, as the query of the upload address: checked before a single
 * byte of the body is read, so that who has none cannot make the server hold anything.
 */
export function ticketQuery(secret: string, ticket: UploadRequest): string {
  return new URLSearchParams({
    key: ticket.key,
    type: ticket.contentType,
    max: String(ticket.maxBytes),
    expires: String(ticket.expiresAtMs),
    signature: signatureOf(secret, ticket),
  }).toString();
}

/** The ticket of an upload address; null when it is not one that we wrote. */
export function readTicket(secret: string, query: URLSearchParams): UploadRequest | null {
  const ticket: UploadRequest = {
    key: query.get("key") ?? "",
    contentType: query.get("type") ?? "",
    maxBytes: Number(query.get("max")),
    expiresAtMs: Number(query.get("expires")),
  };
  const isOurs = equalInConstantTime(signatureOf(secret, ticket), query.get("signature") ?? "");
  return isOurs && isIncomingKey(ticket.key) ? ticket : null;
}

function signatureOf(secret: string, ticket: UploadRequest): string {
  const { key, contentType, maxBytes, expiresAtMs } = ticket;
  const text = JSON.stringify([purpose, key, contentType, maxBytes, expiresAtMs]);
  return createHmac("sha256", secret).update(text).digest("hex");
}
