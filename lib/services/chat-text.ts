import { cleanText } from "@/lib/shared/clean-text";

/**
 * More marks above one letter than any language writes there climb over the lines around them
 * ("zalgo"); those of the scripts themselves, as in Thai or Tibetan, are not meant.
 */
const heapedMarks =
  /([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g;

/** A message as it is kept: one line of clean text, and empty when there is nothing to be seen. */
export function chatText(value: string): string {
  const line = cleanText(value).replace(/[\t\n\r\u2028\u2029]+/g, " ");
  return cleanText(line.replace(heapedMarks, "$1"));
}
