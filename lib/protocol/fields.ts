import { z } from "zod";
import { cleanText, cutText, pictureAddress } from "@/lib/shared/clean-text";

const maxTextLength = 1024;
/** Gives a field its explanation in both languages, for the contract. */
export function explain<Schema extends z.ZodType>(schema: Schema, en: string, zh: string): Schema {
  return schema.meta({ description: en, "x-description-zh": zh });
}

/** A request that says nothing but where it goes. */
export const nothing = z.object({});

/** A field that PHP would take for a string: text, or a number. Trimmed, valid Unicode, no NUL. */
const text = z
  .union([z.string().max(maxTextLength), z.number()])
  .transform((value) => cleanText(String(value)));
/** What is only shown: a phone that sends too much of it is not thrown out, the rest is cut. */
const shownText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => cleanText(String(value ?? "").slice(0, maxTextLength + 1)));
/** Phones leave out or send null for what the user never filled in. */
export const optionalText = text.nullish().transform((value) => value ?? "");
export const requiredText = text.refine((value) => value !== "", "must not be empty");
/** An integer, or the same as decimal text. */
export const integer = z
  .union([z.number(), z.string().regex(/^\s*-?\d{1,15}\s*$/, "must be an integer")])
  .transform(Number)
  .refine(Number.isSafeInteger, "must be an integer");
/** Names and places: what is longer is cut, as nobody reads it. */
export const shortText = shownText.transform((value) => cutText(value));
/** IM identifiers have at most 32 bytes; ours are more generous. */
export const userid = explain(
  requiredText.refine((value) => value.length <= 64, "is too long"),
  "IM identifier of the user",
  "用户标识",
);
/** A web address of a picture; anything else, script addresses among them, counts as none. */
export const pictureUrl = shownText.transform((value) =>
  value.length > maxTextLength ? "" : pictureAddress(value),
);

export const pageNumber = explain(
  integer.nullish().transform((value) => Math.max(1, value ?? 1)),
  "Page, from 1",
  "页码，从 1 开始",
);

/** Entries per page; what is out of range becomes the default or the largest. */
export function pageSize(fallback: number, largest: number) {
  return explain(
    integer
      .nullish()
      .transform((value) => (value == null || value < 1 ? fallback : Math.min(value, largest))),
    `Entries per page, at most ${largest}`,
    `每页条数，最多 ${largest}`,
  );
}
