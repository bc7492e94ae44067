import { CosError } from "./cos-error";
import { elementTexts, xmlDocument, xmlElement } from "./cos-xml";

/** One rule of a bucket's CORS configuration. */
export interface CosCorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds: number;
}

/** What the documentation tells operators to set for uploads from browsers (436/11459). */
export const DEFAULT_CORS_RULES: readonly CosCorsRule[] = [
  {
    allowedOrigins: ["*"],
    allowedMethods: ["PUT", "POST", "GET", "HEAD"],
    allowedHeaders: ["*"],
    exposeHeaders: ["ETag", "Content-Length", "x-cos-request-id"],
    maxAgeSeconds: 600,
  },
];

const METHODS = ["GET", "PUT", "HEAD", "POST", "DELETE"];

/** Reads a CORSConfiguration. @throws CosError MalformedXML */
export function parseCorsXml(xml: string): CosCorsRule[] {
  const rules = elementTexts(xml, "CORSRule").map((rule) => ({
    allowedOrigins: elementTexts(rule, "AllowedOrigin"),
    allowedMethods: elementTexts(rule, "AllowedMethod"),
    allowedHeaders: elementTexts(rule, "AllowedHeader"),
    exposeHeaders: elementTexts(rule, "ExposeHeader"),
    maxAgeSeconds: Number(elementTexts(rule, "MaxAgeSeconds")[0] ?? 0),
  }));
  const sound = rules.every(
    (rule) =>
      rule.allowedOrigins.length > 0 &&
      rule.allowedMethods.length > 0 &&
      rule.allowedMethods.every((method) => METHODS.includes(method)) &&
      Number.isInteger(rule.maxAgeSeconds),
  );
  if (rules.length === 0 || !sound) throw new CosError("MalformedXML");
  return rules;
}

/** Writes a CORSConfiguration. */
export function corsXml(rules: readonly CosCorsRule[]): string {
  const each = (name: string, texts: readonly string[]) =>
    texts.map((text) => xmlElement(name, text)).join("");
  return xmlDocument(
    `<CORSConfiguration>${rules
      .map(
        (rule) =>
          `<CORSRule>${each("AllowedOrigin", rule.allowedOrigins)}${each("AllowedMethod", rule.allowedMethods)}${each("AllowedHeader", rule.allowedHeaders)}${each("ExposeHeader", rule.exposeHeaders)}${xmlElement("MaxAgeSeconds", rule.maxAgeSeconds)}</CORSRule>`,
      )
      .join("")}</CORSConfiguration>`,
  );
}

/** The headers that let a browser read an answer, or undefined when no rule matches. */
export function corsHeaders(
  rules: readonly CosCorsRule[],
  origin: string,
  method: string,
  requestHeaders: readonly string[],
): Record<string, string> | undefined {
  const rule = rules.find(
    (each) =>
      each.allowedOrigins.some((pattern) => matches(pattern, origin)) &&
      each.allowedMethods.includes(method) &&
      requestHeaders.every((name) =>
        each.allowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name)),
      ),
  );
  if (!rule) return undefined;
  const headers: Record<string, string> = {
    "access-control-allow-origin": rule.allowedOrigins.includes("*") ? "*" : origin,
    "access-control-allow-methods": rule.allowedMethods.join(","),
    vary: "Origin",
  };
  if (requestHeaders.length > 0) headers["access-control-allow-headers"] = requestHeaders.join(",");
  if (rule.exposeHeaders.length > 0) {
    headers["access-control-expose-headers"] = rule.exposeHeaders.join(",");
  }
  if (rule.maxAgeSeconds > 0) headers["access-control-max-age"] = String(rule.maxAgeSeconds);
  return headers;
}

/** A pattern holds at most one "*". */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text;
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}
