import type { Action } from "./action";
import { changeCount } from "./actions/change-count";
import { changeStatus } from "./actions/change-status";
import { getCosSign, getCosSignV2, getVodSignature } from "./actions/cloud-sign";
import { enterGroup } from "./actions/enter-group";
import { fetchGroupMemberList } from "./actions/fetch-group-member-list";
import { fetchList } from "./actions/fetch-list";
import { getUserInfo } from "./actions/get-user-info";
import {
  mergeVideoStream,
  requestLvbAddrForLinkMic,
  requestPlayUrlWithSignForLinkMic,
} from "./actions/link-mic";
import { quitGroup } from "./actions/quit-group";
import { reportUser } from "./actions/report-user";
import { requestLvbAddr } from "./actions/request-lvb-addr";
import { forbidLiveAction, stopLvb } from "./actions/steering";
import { uploadUgcVideo } from "./actions/upload-ugc-video";

/** Every Action, the documented ones first. */
export const actions: readonly Action[] = [
  requestLvbAddr,
  changeStatus,
  changeCount,
  fetchList,
  getCosSign,
  enterGroup,
  quitGroup,
  fetchGroupMemberList,
  getUserInfo,
  getCosSignV2,
  requestLvbAddrForLinkMic,
  requestPlayUrlWithSignForLinkMic,
  mergeVideoStream,
  reportUser,
  uploadUgcVideo,
  getVodSignature,
  stopLvb,
  forbidLiveAction,
];

/** Every Action by its names on the wire. */
export const actionTable: ReadonlyMap<string, Action> = new Map(
  actions.flatMap((action) =>
    [action.name, ...action.aliases].map((name) => [name, action] as const),
  ),
);
