import { createHash } from "node:crypto";
import { copyObject } from "./copy-object";
import { requireProof } from "./cos-access";
import { CosError } from "./cos-error";
import { type CosRequest, headerValue, queryValue } from "./cos-request";
import type { CosAnswer, CosState } from "./cos-state";
import type { CosProof } from "./cos-types";
import { metadataOf, readAcl, storeObject } from "./store-object";

/** PUT (with bytes or as a copy), GET, HEAD and DELETE of one object. @throws CosError */
export function answerObject(
  request: CosRequest,
  body: Buffer,
  proof: CosProof,
  state: CosState,
): CosAnswer {
  const key = request.path.slice(1);
  switch (request.method) {
    case "PUT":
      requireProof(proof);
      return headerValue(request, "x-cos-copy-source") === undefined
        ? putObject(request, key, body, state)
        : copyObject(request, key, state);
    case "GET":
    case "HEAD":
      return readObject(request, key, proof, state);
    case "DELETE":
      requireProof(proof);
      state.objects.delete(key);
      return { status: 204 };
    default:
      throw new CosError("MethodNotAllowed");
  }
}

function putObject(request: CosRequest, key: string, body: Buffer, state: CosState): CosAnswer {
  const length = headerValue(request, "content-length");
  if (length === undefined) throw new CosError("MissingContentLength");
  if (body.length !== Number(length)) throw new CosError("IncompleteBody");
  const md5 = headerValue(request, "content-md5");
  if (md5 !== undefined) {
    if (!/^[A-Za-z0-9+/]{22}==$/.test(md5)) throw new CosError("InvalidDigest");
    if (createHash("md5").update(body).digest("base64") !== md5) throw new CosError("BadDigest");
  }
  const object = storeObject(state, key, body, {
    ...metadataOf(request),
    acl: readAcl(headerValue(request, "x-cos-acl")),
  });
  return { status: 200, headers: { etag: object.etag } };
}

function readObject(request: CosRequest, key: string, proof: CosProof, state: CosState): CosAnswer {
  const object = state.objects.get(key);
  const isPublic = object?.acl === undefined ? state.isPublicRead() : object.acl === "public-read";
  if (!isPublic) requireProof(proof);
  if (!object) throw new CosError("NoSuchKey", "The specified key does not exist.");

  const headers: Record<string, string> = {
    "content-type": object.contentType,
    etag: object.etag,
    "last-modified": new Date(object.lastModifiedMs).toUTCString(),
    "accept-ranges": "bytes",
    ...object.headers,
  };
  const hostName = request.host.replace(/:\d+$/, "");
  if (state.forcesDownload() && !(state.options.customDomains ?? []).includes(hostName)) {
    headers["content-disposition"] = "attachment";
    headers["x-cos-force-download"] = "true";
  }
  // Only who signs may change how an object is served.
  if (proof !== "none") {
    for (const name of ["content-type", "content-disposition", "cache-control"]) {
      const value = queryValue(request, `response-${name}`);
      if (value !== undefined) headers[name] = value;
    }
  }
  if (headerValue(request, "if-none-match") === object.etag) return { status: 304, headers };
  const range = readRange(headerValue(request, "range"), object.body.length);
  if (range) {
    const [first, last] = range;
    headers["content-range"] = `bytes ${first}-${last}/${object.body.length}`;
    return { status: 206, headers, body: object.body.subarray(first, last + 1) };
  }
  return { status: 200, headers, body: object.body };
}

/** First and last byte of a single range, undefined for anything else. @throws CosError */
function readRange(header: string | undefined, size: number): [number, number] | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const first = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const last = match[1] === "" || match[2] === "" ? size - 1 : Math.min(size - 1, Number(match[2]));
  if (first > last) throw new CosError("InvalidRange");
  return [first, last];
}
