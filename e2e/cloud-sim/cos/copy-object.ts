import { CosError } from "./cos-error";
import { type CosRequest, headerValue } from "./cos-request";
import { type CosAnswer, type CosState, xmlAnswer } from "./cos-state";
import type { StoredObject } from "./cos-types";
import { xmlDocument, xmlElement } from "./cos-xml";
import { metadataOf, readAcl, storeObject } from "./store-object";

/** `NAME-APPID.cos.REGION.myqcloud.com/KEY`, as x-cos-copy-source names its object. */
const SOURCE = /^([^./]+)\.cos\.([^./]+)\.(?:myqcloud\.com|tencentcos\.cn)\/([^?]+)$/;

/**
 * PUT Object - Copy (436/10881). The copy takes the ACL of the bucket whatever its source has, and
 * the source's metadata unless the request replaces them. @throws CosError
 */
export function copyObject(request: CosRequest, key: string, state: CosState): CosAnswer {
  const sourceKey = readSource(headerValue(request, "x-cos-copy-source") ?? "", state);
  const source = state.objects.get(sourceKey);
  if (!source) throw new CosError("NoSuchKey", "The specified key does not exist.");
  requireConditions(request, source);
  const replaces = readDirective(request) === "replaced";
  if (sourceKey === key && !replaces) {
    throw new CosError("InvalidArgument", "an object is copied to itself without a change");
  }
  const { copyFailsWith } = state.faults;
  if (copyFailsWith !== undefined) return lateFailure(copyFailsWith);
  const { contentType, headers } = replaces ? metadataOf(request) : source;
  const object = storeObject(state, key, source.body, {
    contentType,
    headers,
    acl: readAcl(headerValue(request, "x-cos-acl")),
  });
  const { etag } = object;
  const modified = new Date(object.lastModifiedMs).toISOString();
  const result = xmlElement("ETag", etag) + xmlElement("LastModified", modified);
  return xmlAnswer(xmlDocument(`<CopyObjectResult>${result}</CopyObjectResult>`));
}

/** The cloud has sent its status when it begins to copy, so that a failure comes in the body alone. */
function lateFailure(code: string): CosAnswer {
  const error = xmlElement("Code", code) + xmlElement("Message", "a fault");
  return { ...xmlAnswer(xmlDocument(`<Error>${error}</Error>`)), code };
}

/** The key of the source; this stand-in has one bucket to copy from. @throws CosError */
function readSource(header: string, state: CosState): string {
  const match = SOURCE.exec(header);
  if (!match) throw new CosError("InvalidArgument", "x-cos-copy-source is not BUCKET-HOST/KEY");
  const [, bucket, region, key = ""] = match;
  if (bucket !== state.fullName || region !== state.options.region) {
    throw new CosError("NoSuchBucket", "The specified bucket does not exist.");
  }
  try {
    return decodeURIComponent(key);
  } catch (error) {
    if (error instanceof URIError) throw new CosError("InvalidURI");
    throw error;
  }
}

function readDirective(request: CosRequest): "copy" | "replaced" {
  const value = (headerValue(request, "x-cos-metadata-directive") ?? "copy").toLowerCase();
  if (value === "copy" || value === "replaced") return value;
  throw new CosError("InvalidArgument", "x-cos-metadata-directive is Copy or Replaced");
}

/** @throws CosError PreconditionFailed */
function requireConditions(request: CosRequest, source: StoredObject): void {
  const condition = (name: string) => headerValue(request, `x-cos-copy-source-if-${name}`);
  const match = condition("match");
  const noneMatch = condition("none-match");
  const modified = condition("modified-since");
  const unmodified = condition("unmodified-since");
  // HTTP dates count whole seconds.
  const changedMs = Math.floor(source.lastModifiedMs / 1000) * 1000;
  const failed =
    (match !== undefined && !isEtagOf(match, source)) ||
    (noneMatch !== undefined && isEtagOf(noneMatch, source)) ||
    (modified !== undefined && changedMs <= Date.parse(modified)) ||
    (unmodified !== undefined && changedMs > Date.parse(unmodified));
  if (failed) throw new CosError("PreconditionFailed");
}

/** Clients send the ETag with its quotes or without. */
function isEtagOf(value: string, { etag }: StoredObject): boolean {
  return value.replaceAll('"', "") === etag.replaceAll('"', "");
}
