import type { AccountCall } from "./account-call";
import { getVodList } from "./get-vod-list";
import { getCosKey, getUserProfile, uploadRoom, uploadUserInfo } from "./profile-calls";
import { login, refresh, register } from "./sign-in-calls";

/** Every call of the account API. */
export const accountCalls: readonly AccountCall[] = [
  register,
  login,
  refresh,
  getUserProfile,
  uploadUserInfo,
  uploadRoom,
  getVodList,
  getCosKey,
];

/** The same by their names in the path. */
export const accountTable: ReadonlyMap<string, AccountCall> = new Map(
  accountCalls.map((call) => [call.name, call]),
);
