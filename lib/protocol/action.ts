import { z } from "zod";
import type { Caller } from "@/lib/services/acting";
import type { RoomServices } from "@/lib/services/rooms";
import { type Call, callDefiner } from "./operation";

/** What an action works with. */
export interface ActionContext extends Caller {
  readonly services: RoomServices;
  /** Scheme, host and port by which the caller reached us. */
  readonly origin: string;
}

export type Action = Call<ActionContext>;

/** An Action; its output is `returnData`. */
export const defineAction = callDefiner<ActionContext>("action");

/** `returnData` of actions that only do something. */
export const done = z.object({ result: z.literal(0) });
/** The value of `done`. */
export const nothingMore = { result: 0 } as const;
