import { z } from "zod";
import type { RoomCaller } from "@/lib/services/room-service";
import type { RoomServices } from "@/lib/services/rooms";
import { explain, requiredText } from "../fields";
import { type Call, callDefiner } from "../operation";

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

export type RoomCall = Call<RoomContext>;

/** A RoomService call; its output stands beside `code` and `message`. */
export const defineRoomCall = callDefiner<RoomContext>("room");

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
