import { z } from "zod";

const maxTextLength = 1024;
/** Control characters but tab and line break: nobody types them, and databases differ on NUL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Gives a field its explanation in both languages, for the contract. */
export function explain<Schema extends z.ZodType>(schema: Schema, en: string, zh: string): Schema {
  return schema.meta({ description: en, "x-description-zh": zh });
}

/** A field that PHP would take for a string: text, or a number. Trimmed, valid Unicode, no NUL. */
export const text = z
  .union([z.string().max(maxTextLength), z.number()])
  .transform((value) => cleanText(String(value)));
/** Phones leave out or send null for what the user never filled in. */
export const optionalText = text.nullish().transform((value) => value ?? "");
export const requiredText = text.refine((value) => value !== "", "must not be empty");
/** An integer, or the same as decimal text. */
export const integer = z
  .union([z.number(), z.string().regex(/^\s*-?\d{1,15}\s*$/)])
  .transform(Number)
  .refine(Number.isSafeInteger, "must be an integer");
/** Names and places: what is longer is cut, as nobody reads it. */
export const shortText = optionalText.transform((value) => [...value].slice(0, 64).join(""));
/** IM identifiers have at most 32 bytes; ours are more generous. */
export const userid = explain(
  requiredText.refine((value) => value.length <= 64, "is too long"),
  "IM identifier of the user",
  "用户标识",
);
/** A web address of a picture; anything else, script addresses among them, counts as none. */
export const pictureUrl = optionalText.transform((value) =>
  /^(https?:\/\/|\/)/i.test(value) ? value : "",
);

/** The text of a field as it is kept. */
export function cleanText(value: string): string {
  return value
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(controlCharacters, "")
    .trim();
}

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
