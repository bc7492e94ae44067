import { corsXml, parseCorsXml } from "./cors-rules";
import { requireProof } from "./cos-access";
import { CosError } from "./cos-error";
import { type CosRequest, queryValue } from "./cos-request";
import { type CosAnswer, type CosState, xmlAnswer } from "./cos-state";
import type { CosProof } from "./cos-types";
import { xmlDocument, xmlElement } from "./cos-xml";

const LIST_PARAMETERS = ["prefix", "delimiter", "marker", "max-keys", "encoding-type"];

/** HEAD bucket, GET bucket, its CORS configuration, its ACL and its location. @throws CosError */
export function answerBucket(
  request: CosRequest,
  body: Buffer,
  proof: CosProof,
  state: CosState,
): CosAnswer {
  requireProof(proof);
  const has = (name: string) => queryValue(request, name) !== undefined;
  if (has("cors")) return answerCors(request, body, state);
  if (request.method === "HEAD") {
    return { status: 200, headers: { "x-cos-bucket-region": state.options.region } };
  }
  if (request.method !== "GET") throw new CosError("MethodNotAllowed");
  if (has("location")) {
    return xmlAnswer(xmlDocument(xmlElement("LocationConstraint", state.options.region)));
  }
  if (has("acl")) return xmlAnswer(aclXml(state));
  // At an origin that hosts one bucket, a listing without any parameter is that of the service.
  return LIST_PARAMETERS.some(has) ? listObjects(request, state) : answerService(proof, state);
}

/** GET service: the buckets of the key's account. @throws CosError */
export function answerService(proof: CosProof, state: CosState): CosAnswer {
  requireProof(proof);
  const owner = `qcs::cam::uin/${state.options.appId}:uin/${state.options.appId}`;
  const bucket = state.faults.bucketMissing
    ? ""
    : `<Bucket>${xmlElement("Name", state.fullName)}${xmlElement("Location", state.options.region)}${xmlElement("CreationDate", "2019-05-16T06:45:51Z")}${xmlElement("BucketType", "cos")}</Bucket>`;
  return xmlAnswer(
    xmlDocument(
      `<ListAllMyBucketsResult><Owner>${xmlElement("ID", owner)}${xmlElement("DisplayName", state.options.appId)}</Owner><Buckets>${bucket}</Buckets></ListAllMyBucketsResult>`,
    ),
  );
}

function answerCors(request: CosRequest, body: Buffer, state: CosState): CosAnswer {
  switch (request.method) {
    case "GET":
      if (!state.corsRules) throw new CosError("NoSuchCORSConfiguration");
      return xmlAnswer(corsXml(state.corsRules));
    case "PUT":
      state.corsRules = parseCorsXml(body.toString("utf8"));
      return { status: 200 };
    case "DELETE":
      state.corsRules = undefined;
      return { status: 204 };
    default:
      throw new CosError("MethodNotAllowed");
  }
}

function aclXml(state: CosState): string {
  const owner = `<Owner>${xmlElement("ID", `qcs::cam::uin/${state.options.appId}:uin/${state.options.appId}`)}</Owner>`;
  const everyone = state.isPublicRead()
    ? `<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group">${xmlElement("URI", "http://cam.qcloud.com/groups/global/AllUsers")}</Grantee>${xmlElement("Permission", "READ")}</Grant>`
    : "";
  return xmlDocument(
    `<AccessControlPolicy>${owner}<AccessControlList>${everyone}</AccessControlList></AccessControlPolicy>`,
  );
}

function listObjects(request: CosRequest, state: CosState): CosAnswer {
  const prefix = queryValue(request, "prefix") ?? "";
  const marker = queryValue(request, "marker") ?? "";
  const maxKeys = Number(queryValue(request, "max-keys") ?? 1000);
  if (!Number.isInteger(maxKeys) || maxKeys < 1 || maxKeys > 1000) {
    throw new CosError("InvalidArgument", "max-keys must be 1 to 1000");
  }
  if (queryValue(request, "delimiter")) throw new CosError("NotImplemented");
  const keys = [...state.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const later = keys.filter((key) => key > marker);
  const page = later.slice(0, maxKeys);
  const isTruncated = later.length > page.length;
  const contents = page.map((key) => {
    const object = state.objects.get(key);
    if (!object) return "";
    return `<Contents>${xmlElement("Key", key)}${xmlElement("LastModified", new Date(object.lastModifiedMs).toISOString())}${xmlElement("ETag", object.etag)}${xmlElement("Size", object.body.length)}${xmlElement("StorageClass", "STANDARD")}</Contents>`;
  });
  return xmlAnswer(
    xmlDocument(
      `<ListBucketResult>${xmlElement("Name", state.fullName)}${xmlElement("Prefix", prefix)}${xmlElement("Marker", marker)}${xmlElement("MaxKeys", maxKeys)}${xmlElement("IsTruncated", String(isTruncated))}${isTruncated ? xmlElement("NextMarker", page.at(-1) ?? "") : ""}${contents.join("")}</ListBucketResult>`,
    ),
  );
}
