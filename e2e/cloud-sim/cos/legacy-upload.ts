import { createHash } from "node:crypto";
import { CosError } from "./cos-error";
import { type CosRequest, headerValue, queryValue } from "./cos-request";
import type { CosAnswer, CosState } from "./cos-state";
import { parseMultipart } from "./multipart-form";
import { storeObject } from "./store-object";
import { V4_CODES, V4SignError, verifyV4Sign } from "./verify-v4-sign";

/** Where the JSON API keeps files: /files/v2/APPID/BUCKET/path. */
export const LEGACY_PATH = /^\/files\/v2\/([^/]+)\/([^/]+)(\/.*)$/;

/** The whole file fits one request up to this size; more was sent in slices, which are not served. */
const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** The old JSON API with an appsign: upload, stat and delete (cloud.md §5.4). */
export function answerLegacy(request: CosRequest, body: Buffer, state: CosState): CosAnswer {
  try {
    return json(200, { code: 0, message: "SUCCESS", data: perform(request, body, state) });
  } catch (error) {
    if (error instanceof V4SignError) {
      return json(400, { code: error.code, message: error.message });
    }
    if (error instanceof CosError) return json(error.status, { code: -1, message: error.message });
    throw error;
  }
}

function perform(request: CosRequest, body: Buffer, state: CosState): Record<string, unknown> {
  const match = LEGACY_PATH.exec(request.path);
  const [appId = "", bucket = "", path = ""] = match?.slice(1) ?? [];
  const { options } = state;
  const isForm = /^multipart\//i.test(headerValue(request, "content-type") ?? "");
  const parts = isForm ? parseMultipart(headerValue(request, "content-type") ?? "", body) : [];
  const field = (name: string) => parts.find((part) => part.name === name)?.body.toString("utf8");
  const op = isForm
    ? field("op")
    : request.method === "GET"
      ? queryValue(request, "op")
      : jsonOperation(body);

  // A path of another application or bucket is a wrong path, whatever its signature says.
  if (appId !== options.appId) throw new V4SignError(V4_CODES.appId, "the APPID is not known");
  if (bucket !== options.bucket || state.faults.bucketMissing) {
    throw new V4SignError(V4_CODES.bucket, "the bucket does not exist");
  }
  verifyV4Sign(
    request.headers.authorization ?? "",
    { appId, bucket, path, singleUse: op === "delete" },
    options,
    state.nowMs(),
  );
  const key = path.slice(1);
  switch (op) {
    case "upload": {
      const content = parts.find((part) => part.name === "filecontent")?.body;
      if (!content) throw new CosError("InvalidArgument", "filecontent is missing");
      if (content.length > MAX_UPLOAD_BYTES) throw new CosError("EntityTooLarge");
      const sha = field("sha");
      if (sha && sha.toLowerCase() !== createHash("sha1").update(content).digest("hex")) {
        throw new CosError("BadDigest");
      }
      // insertOnly is 1 unless the client says 0.
      if ((field("insertOnly") ?? "1") !== "0" && state.objects.has(key)) {
        throw new CosError("InvalidArgument", "the file exists already");
      }
      storeObject(state, key, content, {
        contentType:
          parts.find((part) => part.name === "filecontent")?.contentType ??
          "application/octet-stream",
        headers: {},
      });
      const url = `${state.origin}/${key.split("/").map(encodeURIComponent).join("/")}`;
      return {
        access_url: url,
        source_url: url,
        url,
        resource_path: `/${appId}/${bucket}${path}`,
        vid: createHash("md5").update(`${key}${state.nowMs()}`).digest("hex"),
      };
    }
    case "stat": {
      const object = state.objects.get(key);
      if (!object) throw new CosError("NoSuchKey", "the file does not exist");
      return {
        name: key.split("/").at(-1),
        filesize: object.body.length,
        filelen: object.body.length,
        sha: createHash("sha1").update(object.body).digest("hex"),
        access_url: `${state.origin}${path}`,
      };
    }
    case "delete":
      if (!state.objects.delete(key)) throw new CosError("NoSuchKey", "the file does not exist");
      return {};
    default:
      throw new CosError("InvalidArgument", "this operation is not served");
  }
}

function jsonOperation(body: Buffer): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"));
    if (typeof parsed === "object" && parsed !== null && "op" in parsed) {
      return typeof parsed.op === "string" ? parsed.op : undefined;
    }
    return undefined;
  } catch {
    throw new CosError("InvalidArgument", "the body is not JSON");
  }
}

function json(status: number, body: Record<string, unknown>): CosAnswer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    code: body.code === 0 ? "" : String(body.code),
  };
}
