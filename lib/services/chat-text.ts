import { cleanText } from "@/lib/shared/clean-text";

/** A message as it is kept: one line of valid Unicode without control characters. */
export function chatText(value: string): string {
  return cleanText(value)
    .replace(/[\t\n\r\u2028\u2029]+/g, " ")
    .trim();
}

/** As many whole characters as these bytes of UTF-8 hold. */
export function cutToBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  let bytes = 0;
  let kept = "";
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    kept += character;
  }
  return kept;
}
