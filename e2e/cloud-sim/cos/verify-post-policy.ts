import { createHash, createHmac } from "node:crypto";
import { checkKeyTime, parseKeyTime } from "./cos-clock";
import { CosError, EXPIRED_MESSAGE } from "./cos-error";
import { type CosKey, deriveSignKey, sameText } from "./verify-v5";

/** What a form claims: its fields by lower-case name, and how much its file holds. */
export interface PostForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly fileBytes: number;
  /** `name-appid`, the bucket that the form was posted to. */
  readonly bucket: string;
}

interface Condition {
  readonly operator: "eq" | "starts-with";
  readonly field: string;
  readonly value: string;
}

interface Policy {
  readonly expirationMs: number;
  readonly conditions: readonly Condition[];
  readonly sizeRange: readonly [number, number] | undefined;
}

/** What a policy must at least state (436/14690). */
const REQUIRED = ["q-sign-algorithm", "q-ak", "q-sign-time"] as const;

/** Checks signature, times and every condition of a POST form (cloud.md §5.2). @throws CosError */
export function verifyPostPolicy(form: PostForm, key: CosKey, nowMs: number): void {
  const field = (name: string) => {
    const value = form.fields.get(name);
    if (value === undefined) throw new CosError("AccessDenied", `the form has no field ${name}`);
    return value;
  };
  const policyText = decodeBase64(field("policy"));
  if (field("q-sign-algorithm") !== "sha1") {
    throw new CosError("AccessDenied", "q-sign-algorithm must be sha1");
  }
  if (field("q-ak") !== key.secretId) {
    throw new CosError("InvalidAccessKeyId", "The Access Key Id you provided does not exist");
  }
  const keyTime = field("q-key-time");
  checkKeyTime(parseKeyTime(keyTime), nowMs);

  const digest = createHash("sha1").update(policyText).digest("hex");
  const expected = createHmac("sha1", deriveSignKey(key.secretKey, keyTime))
    .update(digest)
    .digest("hex");
  if (!sameText(expected, field("q-signature"))) {
    throw new CosError("SignatureDoesNotMatch", "The Signature you specified is invalid.");
  }

  const policy = parsePolicy(policyText.toString("utf8"));
  if (nowMs > policy.expirationMs) throw new CosError("AccessDenied", EXPIRED_MESSAGE);
  for (const name of REQUIRED) {
    if (!policy.conditions.some((each) => each.field === name && each.operator === "eq")) {
      throw new CosError("InvalidPolicyDocument", `the policy does not state ${name}`);
    }
  }
  for (const condition of policy.conditions) checkCondition(condition, form);
  if (policy.sizeRange) {
    const [min, max] = policy.sizeRange;
    if (form.fileBytes < min) throw new CosError("EntityTooSmall");
    if (form.fileBytes > max) throw new CosError("EntityTooLarge");
  }
}

function checkCondition(condition: Condition, form: PostForm): void {
  const actual =
    condition.field === "bucket"
      ? form.bucket
      : // The policy's name for the time differs from the form's.
        form.fields.get(condition.field === "q-sign-time" ? "q-key-time" : condition.field);
  const holds =
    actual !== undefined &&
    (condition.operator === "eq" ? actual === condition.value : actual.startsWith(condition.value));
  if (!holds) {
    throw new CosError(
      "AccessDenied",
      `Invalid according to Policy: Policy Condition failed: ["${condition.operator}", "$${condition.field}", "${condition.value}"]`,
    );
  }
}

function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length === 0 || bytes.toString("base64") !== text) {
    throw new CosError("InvalidPolicyDocument", "the policy is not base64");
  }
  return bytes;
}

function parsePolicy(text: string): Policy {
  const invalid = (why: string) => new CosError("InvalidPolicyDocument", why);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalid("the policy is not JSON");
  }
  if (typeof parsed !== "object" || parsed === null) throw invalid("the policy is no object");
  const { expiration, conditions } = parsed as Record<string, unknown>;
  const expirationMs =
    typeof expiration === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(expiration)
      ? Date.parse(expiration)
      : Number.NaN;
  if (Number.isNaN(expirationMs)) throw invalid("expiration must be ISO 8601 in UTC");
  if (!Array.isArray(conditions)) throw invalid("conditions must be a list");

  const read: Condition[] = [];
  let sizeRange: readonly [number, number] | undefined;
  for (const condition of conditions as unknown[]) {
    if (Array.isArray(condition)) {
      const [operator, field, value] = condition as unknown[];
      if (operator === "content-length-range") {
        if (typeof field !== "number" || typeof value !== "number" || field > value) {
          throw invalid("content-length-range takes two numbers");
        }
        sizeRange = [field, value];
      } else if (
        (operator === "eq" || operator === "starts-with") &&
        typeof field === "string" &&
        field.startsWith("$") &&
        typeof value === "string" &&
        condition.length === 3
      ) {
        read.push({ operator, field: field.slice(1).toLowerCase(), value });
      } else {
        throw invalid("a condition is not understood");
      }
    } else if (typeof condition === "object" && condition !== null) {
      const entries = Object.entries(condition);
      const [entry] = entries;
      if (!entry || entries.length !== 1 || typeof entry[1] !== "string") {
        throw invalid("a condition must have one member of text");
      }
      read.push({ operator: "eq", field: entry[0].toLowerCase(), value: entry[1] });
    } else {
      throw invalid("a condition must be a list or an object");
    }
  }
  return { expirationMs, conditions: read, sizeRange };
}
