import { ClientFailure, type Effect } from "./client-failure";

const CONSEQUENCES: Readonly<Record<string, readonly [Effect, string]>> = {
  login: ["error", "cannot log in to RoomService; every live function fails"],
  get_anchor_url: ["error", "shows 获取推流地址失败 and closes the broadcast screen"],
  get_push_url: ["error", "shows 获取推流地址失败 and closes the broadcast screen"],
  create_room: ["error", "cannot create the room and closes the broadcast screen"],
  add_anchor: ["error", "cannot join its own room and closes the broadcast screen"],
  add_pusher: ["error", "cannot join its own room and closes the broadcast screen"],
  anchor_heartbeat: ["unnoticed", "ignores it; the server may take the room away"],
  pusher_heartbeat: ["unnoticed", "ignores it; the server may take the room away"],
  get_room_list: ["error", "shows no lives"],
  get_pushers: ["error", "cannot enter the room"],
  add_audience: ["unnoticed", "goes on, and the viewer is not counted"],
  get_audiences: ["unnoticed", "shows an empty row of avatars"],
  set_custom_field: ["unnoticed", "goes on, and the like is lost"],
  get_custom_Info: ["unnoticed", "shows 0 likes"],
  get_custom_info: ["unnoticed", "shows 0 likes"],
  delete_audience: ["unnoticed", "goes on, and the viewer stays counted"],
  delete_anchor: ["unnoticed", "goes on, and the room stays in the list"],
  delete_pusher: ["unnoticed", "goes on, and the room stays in the list"],
  logout: ["unnoticed", "goes on"],
};

/** What the app does when a method's code is not 0, as a failure to throw. */
export function roomConsequence(method: string, code: number, message: string): ClientFailure {
  const [effect, sentence] = CONSEQUENCES[method] ?? ["error", "reports it"];
  return new ClientFailure(effect, `On ${message}[err=${code}] the app ${sentence}.`);
}
