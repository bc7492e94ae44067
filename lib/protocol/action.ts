import { z } from "zod";
import type { Caller } from "@/lib/services/acting";
import type { RoomServices } from "@/lib/services/rooms";
import type { Operation, OperationText } from "./operation";

/** What an action works with. */
export interface ActionContext extends Caller {
  readonly services: RoomServices;
  /** Scheme, host and port by which the caller reached us. */
  readonly origin: string;
}

export interface Action extends Operation {
  /** Checks the fields and runs; returns `returnData`. @throws ServiceError, ZodError */
  run(context: ActionContext, body: Readonly<Record<string, unknown>>): Promise<object>;
}

/** Ties the schemas of a request and of its `returnData` and a handler to a name. */
export function defineAction<Input extends z.ZodType, Output extends z.ZodType>(
  about: OperationText & { readonly input: Input; readonly output: Output },
  handler: (
    context: ActionContext,
    input: z.output<Input>,
  ) => Promise<z.output<Output> & object> | (z.output<Output> & object),
): Action {
  return {
    protocol: "action",
    method: "POST",
    aliases: [],
    ...about,
    async run(context, body) {
      return handler(context, about.input.parse(body));
    },
  };
}

/** `returnData` of actions that only do something. */
export const done = z.object({ result: z.literal(0) });
/** The value of `done`. */
export const nothingMore = { result: 0 } as const;
