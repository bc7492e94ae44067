import { z } from "zod";
import type { RoomCaller } from "@/lib/services/room-service";
import type { RoomServices } from "@/lib/services/rooms";
import { explain, requiredText } from "../fields";
import type { Operation, OperationText } from "../operation";

/** What a RoomService call works with. */
export interface RoomContext {
  readonly services: RoomServices;
  readonly origin: string;
  readonly clientIp: string;
  readonly query: URLSearchParams;
  /** The method as the client spelt it; one pair of clients is told apart by it. */
  readonly spelling: string;
  /**
   * Who called, by `userID` and `token` of the query. A `userID` of the body must be the same,
   * unless `mayNameAnother`. @throws ServiceError `unverified`.
   */
  caller(mayNameAnother?: boolean): RoomCaller;
}

export interface RoomCall extends Operation {
  /** Runs; returns what stands beside `code` and `message`. @throws ServiceError, ZodError */
  run(context: RoomContext, body: Readonly<Record<string, unknown>>): Promise<object>;
}

/** Ties the schemas of a request and an answer and a handler to a name. */
export function defineRoomCall<Input extends z.ZodType, Output extends z.ZodType>(
  about: OperationText & { readonly input: Input; readonly output: Output },
  handler: (
    context: RoomContext,
    input: z.output<Input>,
  ) => Promise<z.output<Output> & object> | (z.output<Output> & object),
): RoomCall {
  return {
    protocol: "room",
    method: "POST",
    aliases: [],
    ...about,
    async run(context, body) {
      return handler(context, about.input.parse(body));
    },
  };
}

/** `roomID`, which is also the IM group's id. */
export const roomId = explain(
  requiredText.refine((value) => value.length <= 128, "is too long"),
  "The room, which is also the IM group",
  "房间号，即 IM 群组号",
);
/** `userID` in bodies: the caller's own, checked against the session. */
export const userId = explain(
  z.unknown().optional(),
  "The caller; must be the userID of the query",
  "调用者，须与查询参数 userID 一致",
);
export const empty = z.object({});
