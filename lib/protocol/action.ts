import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { RoomServices } from "@/lib/services/rooms";

/** What an action works with. */
export interface ActionContext {
  readonly services: RoomServices;
  readonly actor: Actor;
  readonly clientIp: string;
  /** Scheme, host and port by which the caller reached us. */
  readonly origin: string;
}

export interface Action {
  readonly name: string;
  /** Checks the fields and runs; returns `returnData`. @throws ServiceError */
  run(context: ActionContext, body: Readonly<Record<string, unknown>>): Promise<object>;
}

/** Ties a schema and a handler to a name. */
export function defineAction<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  handler: (context: ActionContext, input: z.output<Schema>) => Promise<object> | object,
): Action {
  return {
    name,
    async run(context, body) {
      return handler(context, schema.parse(body));
    },
  };
}

const maxTextLength = 1024;

/** A field that PHP would take for a string: trimmed text, or a number. */
export const text = z
  .union([z.string().max(maxTextLength), z.number()])
  .transform((value) => String(value).trim());
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
export const userid = requiredText.refine((value) => value.length <= 64, "is too long");
