import { z } from "zod";
import type { AccountServices } from "@/lib/services/accounts";
import type { Caller } from "@/lib/services/acting";
import type { RoomServices } from "@/lib/services/rooms";
import type { Operation, OperationText } from "../operation";

/** What a call of the account API works with. */
export interface AccountContext extends Caller {
  readonly services: AccountServices & RoomServices;
  readonly origin: string;
}

export interface AccountCall extends Operation {
  /** Checks the fields, then the signature, then runs; returns `data`. @throws ServiceError, ZodError */
  run(context: AccountContext, body: Readonly<Record<string, unknown>>): Promise<object>;
}

/** Ties the schemas of a request and of its `data` and a handler to a name. */
export function defineAccountCall<Input extends z.ZodType, Output extends z.ZodType>(
  about: OperationText & { readonly input: Input; readonly output: Output },
  handler: (
    context: AccountContext,
    input: z.output<Input>,
  ) => Promise<z.output<Output> & object> | (z.output<Output> & object),
): AccountCall {
  return {
    protocol: "account",
    method: "POST",
    aliases: [],
    ...about,
    async run(context, body) {
      return handler(context, about.input.parse(body));
    },
  };
}

/** `data` of calls that only do something. */
export const empty = z.object({});
