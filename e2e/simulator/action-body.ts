import type { Body } from "./client-json";
import type { Profile } from "./platform";

/** What EnterGroup and QuitGroup name: whom, what and whether it is live (0) or a tape (1). */
export interface WatchedItem {
  readonly liveuserid: string;
  /** The group of a live, the fileid of a tape. */
  readonly groupid: string;
  readonly flag: 0 | 1;
}

/** The bodies of the first generation's actions, as both platforms fill them. */
export const actionBody = {
  requestLvbAddr: (userid: string, groupid: string, title: string, profile: Profile): Body => ({
    Action: "RequestLVBAddr",
    userid,
    groupid,
    title,
    userinfo: { ...profile },
  }),

  /** @param status 0 online, 1 offline: the inverse of the list's `status`. */
  changeStatus: (userid: string, status: 0 | 1): Body => ({
    Action: "ChangeStatus",
    userid,
    status,
  }),

  /** The clients name neither a tape nor its flag, even while a tape is playing. */
  changeCount: (broadcaster: string): Body => ({
    Action: "ChangeCount",
    userid: broadcaster,
    type: 1,
    optype: 0,
    flag: 0,
    fileid: "",
  }),

  fetchList: (flag: 1 | 2, pageno: number): Body => ({
    Action: "FetchList",
    flag,
    pageno,
    pagesize: 20,
  }),

  enterGroup: (viewer: string, item: WatchedItem, profile: Profile): Body => ({
    Action: "EnterGroup",
    userid: viewer,
    liveuserid: item.liveuserid,
    groupid: item.groupid,
    nickname: profile.nickname,
    headpic: profile.headpic,
    flag: item.flag,
  }),

  fetchGroupMemberList: (item: WatchedItem): Body => ({
    Action: "FetchGroupMemberList",
    liveuserid: item.liveuserid,
    groupid: item.groupid,
    pageno: 1,
    pagesize: 20,
  }),

  quitGroup: (viewer: string, item: WatchedItem): Body => ({
    Action: "QuitGroup",
    userid: viewer,
    flag: item.flag,
    liveuserid: item.liveuserid,
    groupid: item.groupid,
  }),

  getUserInfo: (userid: string, type: 0 | 1, fileid: string): Body => ({
    Action: "GetUserInfo",
    userid,
    type,
    fileid,
  }),

  getCosSign: (): Body => ({ Action: "GetCOSSign" }),
} as const;
