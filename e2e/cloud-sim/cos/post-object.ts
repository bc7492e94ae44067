import { CosError } from "./cos-error";
import { type CosRequest, headerValue } from "./cos-request";
import { type CosAnswer, type CosState, xmlAnswer } from "./cos-state";
import { xmlDocument, xmlElement } from "./cos-xml";
import { parseMultipart } from "./multipart-form";
import { readAcl, storeObject } from "./store-object";
import { verifyPostPolicy } from "./verify-post-policy";

const SUCCESS_STATUSES = ["200", "201", "204"];

/**
 * POST object, the upload of a browser's form. The type of the object is the Content-Type field;
 * the type of the file part counts for nothing (436/14690). @throws CosError
 */
export function answerPost(request: CosRequest, body: Buffer, state: CosState): CosAnswer {
  const parts = parseMultipart(headerValue(request, "content-type") ?? "", body);
  const fields = new Map<string, string>();
  let file: { body: Buffer; filename: string } | undefined;
  for (const part of parts) {
    // Whatever follows the file is not looked at.
    if (part.name.toLowerCase() === "file") {
      file = { body: part.body, filename: part.filename ?? "" };
      break;
    }
    const name = part.name.toLowerCase();
    if (fields.has(name)) throw new CosError("MalformedPOSTRequest", `${name} is given twice`);
    fields.set(name, part.body.toString("utf8"));
  }
  if (!file) throw new CosError("InvalidArgument", "the form has no field file");
  const template = fields.get("key");
  if (!template) throw new CosError("InvalidArgument", "the form has no field key");
  if (!fields.has("q-signature")) throw new CosError("AccessDenied", "Access Denied.");

  verifyPostPolicy(
    { fields, fileBytes: file.body.length, bucket: state.fullName },
    state.options,
    state.nowMs(),
  );
  if (state.faults.keyPowerless) throw new CosError("AccessDenied", "Access Denied.");

  const { filename } = file;
  const key = template.replace(/\$\{filename\}/g, () => filename).replace(/^\//, "");
  const headers: Record<string, string> = {};
  for (const [name, value] of fields) {
    if (name.startsWith("x-cos-meta-") || name === "cache-control") headers[name] = value;
    if (name === "content-disposition") headers[name] = value;
  }
  const object = storeObject(state, key, file.body, {
    contentType: fields.get("content-type") ?? "application/octet-stream",
    headers,
    acl: readAcl(fields.get("acl")),
  });
  const location = `${state.origin}/${key.split("/").map(encodeURIComponent).join("/")}`;
  const redirect = fields.get("success_action_redirect");
  if (redirect && URL.canParse(redirect)) {
    const target = new URL(redirect);
    target.searchParams.set("bucket", state.fullName);
    target.searchParams.set("key", key);
    target.searchParams.set("etag", object.etag);
    return { status: 303, headers: { location: target.href, etag: object.etag } };
  }
  const status = fields.get("success_action_status") ?? "204";
  const about = { etag: object.etag, location };
  if (status === "201") {
    const xml = `<PostResponse>${xmlElement("Location", location)}${xmlElement("Bucket", state.fullName)}${xmlElement("Key", key)}${xmlElement("ETag", object.etag)}</PostResponse>`;
    const answer = xmlAnswer(xmlDocument(xml), 201);
    return { ...answer, headers: { ...answer.headers, ...about } };
  }
  return { status: SUCCESS_STATUSES.includes(status) ? Number(status) : 204, headers: about };
}
