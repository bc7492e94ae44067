import { IM_CODES, ImError } from "./im-error";

/** The JSON body of a call, its members not looked at yet. */
export type ImBody = Readonly<Record<string, unknown>>;

/** @throws ImError 10004 */
export function requireText(body: ImBody, name: string): string {
  const value = body[name];
  if (typeof value !== "string" || value === "") throw invalid(name);
  return value;
}

/** Text of at most so many bytes of UTF-8, "" when absent. @throws ImError 10004 */
export function optionalText(body: ImBody, name: string, maxBytes: number): string {
  const value = body[name] ?? "";
  if (typeof value !== "string" || Buffer.byteLength(value) > maxBytes) throw invalid(name);
  return value;
}

/** A whole number of 32 bits without sign. @throws ImError 10004 */
export function requireUint32(body: ImBody, name: string): number {
  const value = body[name];
  if (!isUint32(value)) throw invalid(name);
  return value;
}

/** @throws ImError 10004 */
export function requireTexts(body: ImBody, name: string, max: number): string[] {
  const value = body[name];
  if (!Array.isArray(value) || value.length === 0 || value.length > max) throw invalid(name);
  return (value as unknown[]).map((text) => {
    if (typeof text !== "string" || text === "") throw invalid(name);
    return text;
  });
}

/** The refusal of a parameter. */
export function invalid(name: string): ImError {
  return new ImError(IM_CODES.invalidParameter, `${name} is missing or invalid`);
}

/** Type guard of `Random`, `MuteTime` and the query's random. */
export function isUint32(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
}
