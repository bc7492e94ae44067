import { createHash } from "node:crypto";
import { CosError } from "./cos-error";
import { type CosRequest, headerValue } from "./cos-request";
import type { CosState } from "./cos-state";
import type { StoredObject } from "./cos-types";

/** Headers of an upload that every GET repeats. */
const KEPT_HEADERS = ["cache-control", "content-disposition", "content-encoding", "expires"];

/** The longest key, in UTF-8 bytes (436/13324). */
const MAX_KEY_BYTES = 850;

/** Keeps an object under its key. @throws CosError KeyTooLong */
export function storeObject(
  state: CosState,
  key: string,
  body: Buffer,
  about: Pick<StoredObject, "contentType" | "headers" | "acl">,
): StoredObject {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new CosError("KeyTooLong");
  const object: StoredObject = {
    body,
    etag: `"${createHash("md5").update(body).digest("hex")}"`,
    lastModifiedMs: state.nowMs(),
    ...about,
  };
  state.objects.set(key, object);
  return object;
}

/** What a request says of the object that it makes. */
export function metadataOf(request: CosRequest): Pick<StoredObject, "contentType" | "headers"> {
  const headers: Record<string, string> = {};
  for (const name of Object.keys(request.headers)) {
    const value = headerValue(request, name);
    if (value !== undefined && (KEPT_HEADERS.includes(name) || name.startsWith("x-cos-meta-"))) {
      headers[name] = value;
    }
  }
  const contentType = headerValue(request, "content-type") ?? "application/octet-stream";
  return { contentType, headers };
}

/** Reads x-cos-acl or a form's acl. @throws CosError InvalidArgument */
export function readAcl(value: string | undefined): StoredObject["acl"] {
  if (value === undefined || value === "default" || value === "") return undefined;
  if (value === "private" || value === "public-read") return value;
  throw new CosError("InvalidArgument", "the ACL is not known");
}
