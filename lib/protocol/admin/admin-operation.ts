import type { z } from "zod";
import type { StaffCaller } from "@/lib/auth/staff-caller";
import type { Runtime } from "@/lib/runtime";
import type { Locale } from "@/lib/shared/i18n/locales";
import type { StaffRole, TokenScope } from "@/lib/shared/staff";
import type { Words } from "../operation";

/** Where the console is in the product; one tag each in the contract. */
export type AdminArea =
  | "lives"
  | "tapes"
  | "people"
  | "callbacks"
  | "system"
  | "webhooks"
  | "audit"
  | "tokens";

/** What an administrative call works with. */
export interface AdminContext {
  readonly services: Runtime;
  readonly caller: StaffCaller;
  /** By which scheme, host and port the caller reached us. */
  readonly origin: string;
  readonly locale: Locale;
}

/**
 * One administrative route. The table of them answers, is the source of the contract, and of the
 * matrix of who may what.
 */
export interface AdminOperation {
  /** Unique, for example `adminStopLive`; what the audit log calls it. */
  readonly id: string;
  readonly area: AdminArea;
  readonly method: "GET" | "POST";
  /** With `{name}` for what stands in the path: `/api/admin/tapes/{fileid}/hide`. */
  readonly path: string;
  readonly summary: Words;
  /** Who may at least. */
  readonly role: StaffRole;
  /** What a token needs beside that; null: tokens may not, only somebody who has signed in. */
  readonly scope: TokenScope | null;
  /** Names of the path, and of the query (GET) or the body (POST), in one. */
  readonly input: z.ZodType<object>;
  readonly output: z.ZodType;
  readonly example: Readonly<Record<string, unknown>>;
  /** Which member of the input says whom or what it is about; absent: the server. */
  readonly target?: string;
  /** An order is noted in the audit log; of questions, those that say so. */
  readonly isAudited: boolean;
  /** True: the answer is a file and not the envelope. */
  readonly answersFile: boolean;
}

/** An operation with its handler. */
export interface AdminCall extends AdminOperation {
  /** Checks the fields. @throws ZodError */
  parse(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** @throws ServiceError */
  run(context: AdminContext, input: Readonly<Record<string, unknown>>): Promise<object | Response>;
}

type About<Input, Output> = Omit<
  AdminOperation,
  "method" | "isAudited" | "answersFile" | "input" | "output"
> & { readonly input: Input; readonly output: Output };

type Handler<Input extends z.ZodType, Output extends z.ZodType> = (
  context: AdminContext,
  input: z.output<Input>,
) => Promise<z.output<Output> & object> | (z.output<Output> & object);

/** A route that changes nothing: GET. */
export function question<Input extends z.ZodType<object>, Output extends z.ZodType>(
  about: About<Input, Output>,
  handler: Handler<Input, Output>,
): AdminCall {
  return define({ ...about, method: "GET", isAudited: false, answersFile: false }, handler);
}

/** A route that changes something: POST, and a line in the audit log. */
export function order<Input extends z.ZodType<object>, Output extends z.ZodType>(
  about: About<Input, Output>,
  handler: Handler<Input, Output>,
): AdminCall {
  return define({ ...about, method: "POST", isAudited: true, answersFile: false }, handler);
}

/** A route that hands out a file; that it was fetched stands in the audit log. */
export function download<Input extends z.ZodType<object>, Output extends z.ZodType>(
  about: About<Input, Output>,
  handler: (context: AdminContext, input: z.output<Input>) => Promise<Response>,
): AdminCall {
  return define({ ...about, method: "GET", isAudited: true, answersFile: true }, handler);
}

function define<Input extends z.ZodType<object>>(
  about: AdminOperation & { readonly input: Input },
  handler: (context: AdminContext, input: z.output<Input>) => Promise<object> | object,
): AdminCall {
  return {
    ...about,
    parse: (fields) => about.input.parse(fields) as Record<string, unknown>,
    // What `parse` gave is what `run` is given.
    run: async (context, input) => handler(context, input as z.output<Input>),
  };
}
