import { cleanText } from "@/lib/shared/clean-text";

/** A message as it is kept: one line of clean text, and empty when there is nothing to be seen. */
export function chatText(value: string): string {
  return cleanText(cleanText(value).replace(/[\t\n\r\u2028\u2029]+/g, " "));
}
