import type { z } from "zod";

/** A sentence in the languages of the product. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/**
 * Who may call: anybody, the userid itself (a guest's is taken at its word), who has signed in, or who
 * keeps order on this server.
 */
export type Permission = "anyone" | "self" | "signedIn" | "moderator";

/** Which of the three protocols of the apps. */
export type ProtocolName = "action" | "account" | "room";

/**
 * One call of the mobile contract. The schemas validate, type the handler, and are the source of
 * `openapi.json` and of the API page.
 */
export interface Operation {
  readonly protocol: ProtocolName;
  /** Name on the wire: the `Action`, or the last segment of the path. */
  readonly name: string;
  /** Other names that clients use for the same. */
  readonly aliases: readonly string[];
  readonly method: "GET" | "POST";
  readonly summary: Words;
  readonly permission: Permission;
  readonly input: z.ZodType;
  /** `returnData`, `data`, or what stands beside `code` and `message`. */
  readonly output: z.ZodType;
  /** A request that the schema accepts. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** What a protocol's table adds to an operation itself. */
export type OperationText = Pick<Operation, "name" | "summary" | "permission" | "example"> &
  Partial<Pick<Operation, "aliases" | "method">>;

/** An operation with its handler, which works with what its protocol knows of the caller. */
export interface Call<Context> extends Operation {
  /** Checks the fields and runs. @throws ServiceError, ZodError */
  run(context: Context, body: Readonly<Record<string, unknown>>): Promise<object>;
}

/** Makes the function that ties names, the schemas of request and answer, and a handler together. */
export function callDefiner<Context>(protocol: ProtocolName) {
  return <Input extends z.ZodType, Output extends z.ZodType>(
    about: OperationText & { readonly input: Input; readonly output: Output },
    handler: (
      context: Context,
      input: z.output<Input>,
    ) => Promise<z.output<Output> & object> | (z.output<Output> & object),
  ): Call<Context> => ({
    protocol,
    method: "POST",
    aliases: [],
    ...about,
    async run(context, body) {
      return handler(context, about.input.parse(body));
    },
  });
}
