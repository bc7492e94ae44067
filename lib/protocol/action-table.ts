import type { Action } from "./action";
import { changeStatus } from "./actions/change-status";
import { fetchList } from "./actions/fetch-list";
import { getUserInfo } from "./actions/get-user-info";
import { requestLvbAddr } from "./actions/request-lvb-addr";

/** Every Action by its name on the wire. */
export const actionTable: ReadonlyMap<string, Action> = new Map(
  [requestLvbAddr, changeStatus, fetchList, getUserInfo].map((action) => [action.name, action]),
);
