import {
  addAnchorCall,
  createRoomCall,
  deleteAnchorCall,
  destroyRoomCall,
  getAnchors,
  getAnchorUrl,
  getRoomList,
  heartbeat,
  mergeStream,
} from "./anchor-calls";
import {
  addAudience,
  deleteAudience,
  getAudiences,
  getCustomInfo,
  setCustomFieldCall,
} from "./audience-calls";
import type { RoomCall } from "./room-call";
import { checkConfig, getLoginInfo, login, logout, report } from "./session-calls";

/** Calls under `/weapp/live_room/`. */
export const roomCalls: readonly RoomCall[] = [
  login,
  logout,
  getAnchorUrl,
  getRoomList,
  createRoomCall,
  destroyRoomCall,
  addAnchorCall,
  deleteAnchorCall,
  heartbeat,
  getAnchors,
  addAudience,
  deleteAudience,
  getAudiences,
  setCustomFieldCall,
  getCustomInfo,
  mergeStream,
  report,
];

/** Calls under `/weapp/utils/`. */
export const roomUtilities: readonly RoomCall[] = [getLoginInfo, checkConfig, report];

/** By names in lower case: the clients do not agree on letter cases. */
export const roomTable = tableOf([...roomCalls, getLoginInfo]);
export const roomUtilityTable = tableOf(roomUtilities);

function tableOf(calls: readonly RoomCall[]): ReadonlyMap<string, RoomCall> {
  return new Map(
    calls.flatMap((call) =>
      [call.name, ...call.aliases].map((name) => [name.toLowerCase(), call] as const),
    ),
  );
}
