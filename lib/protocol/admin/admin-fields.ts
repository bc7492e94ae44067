import { z } from "zod";
import { explain, integer, optionalText, requiredText } from "../fields";

/** Longer terms find nothing that shorter ones do not. */
const searchLength = 100;

/** What is looked for; signs that mean something to SQL mean themselves. */
export const searchTerm = explain(
  optionalText.transform((value) => [...value].slice(0, searchLength).join("")),
  "Text to look for; * and % mean themselves",
  "要查找的文字；* 与 % 按字面匹配",
);

/** Where a page begins: `next` of the page before it, as it came. */
export const cursor = explain(
  z.string().max(200).optional(),
  "`next` of the page before",
  "上一页返回的 `next`",
);

/** A moment; empty: none. */
export const momentMs = explain(
  z.union([z.literal(""), integer]).optional(),
  "Unix milliseconds",
  "Unix 毫秒",
).transform((value) => (value === "" ? undefined : value));

/** What somebody of the staff says to whom it concerns, or to the log. */
export const reasonText = explain(
  optionalText.refine((value) => [...value].length <= 300, "is too long"),
  "Why, in at most 300 characters",
  "原因，最多 300 个字符",
);

/** An id of ours. */
export const anyId = requiredText.refine((value) => value.length <= 200, "is too long");

/** A filter that may be left out or empty. */
export function filterOf<const Value extends string>(values: readonly [Value, ...Value[]]) {
  return z
    .union([z.literal(""), z.enum(values)])
    .optional()
    .transform((value) => value || undefined);
}

/** Nothing more than that it was done. */
export const done = z.object({ done: z.literal(true) });
export const isDone = { done: true } as const;
