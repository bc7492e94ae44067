import { accountCalls } from "./account/account-table";
import { actions } from "./action-table";
import type { Operation } from "./operation";
import { roomCalls, roomUtilities } from "./room/room-table";

/** An operation and where it is called. */
export interface PlacedOperation {
  readonly operation: Operation;
  /** Unique; the anchor on the API page and the base of names in `openapi.json`. */
  readonly id: string;
  readonly path: string;
  /** Names of the query's fields, by which RoomService knows the caller. */
  readonly query: readonly string[];
}

/** Where every Action is posted. */
export const actionPath = "/interface.php";

export const placedActions: readonly PlacedOperation[] = actions.map((operation) => ({
  operation,
  id: operation.name,
  path: actionPath,
  query: [],
}));

export const placedAccountCalls: readonly PlacedOperation[] = accountCalls.map((operation) => ({
  operation,
  id: `account_${operation.name}`,
  path: `/lite/${operation.name}`,
  query: [],
}));

export const placedRoomCalls: readonly PlacedOperation[] = [
  ...roomCalls.map((operation) => ({
    operation,
    id: `room_${operation.name}`,
    path: `/weapp/live_room/${operation.name}`,
    query: queryOf(operation),
  })),
  ...roomUtilities.map((operation) => ({
    operation,
    id: `utils_${operation.name}`,
    path: `/weapp/utils/${operation.name}`,
    query: queryOf(operation),
  })),
];

function queryOf({ name, permission }: Operation): readonly string[] {
  if (name === "login") return ["sdkAppID", "userID", "userSig", "platform"];
  return permission === "anyone" ? [] : ["userID", "token"];
}
