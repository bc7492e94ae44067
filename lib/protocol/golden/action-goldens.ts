import { actionDone, actionOk, type Golden } from "./golden";
import { aliceLive, aliceTape, aliceVideo, daveLive } from "./items";
import { at, pushUrl } from "./scene";

const address = actionOk({ pushurl: pushUrl("1000_frank_06"), timestamp: at.now });
const list = (...pusherlist: object[]) => actionOk({ totalcount: pusherlist.length, pusherlist });
const nothing = actionOk({ totalcount: 0, pusherlist: [] });

/** The nine documented Actions, as the phones of the first generation send them. */
export const actionGoldens: readonly Golden[] = [
  {
    client: "android1",
    call: "RequestLVBAddr",
    note: "drops every key whose value is null",
    request: {
      userid: "frank_06",
      groupid: "@TGS#frank",
      title: "Evening walk",
      userinfo: { nickname: "Frank" },
    },
    answer: address,
  },
  {
    client: "ios1",
    call: "RequestLVBAddr",
    note: "sends empty strings",
    request: {
      userid: "frank_06",
      groupid: "@TGS#frank",
      title: "Evening walk",
      userinfo: { nickname: "Frank", headpic: "", frontcover: "", location: "" },
    },
    answer: address,
  },
  {
    client: "android1",
    call: "ChangeStatus",
    note: "on the event PUSH_BEGIN",
    request: { userid: "alice_01", status: 0 },
    answer: actionDone,
  },
  {
    client: "ios1",
    call: "ChangeStatus",
    note: "of a user who never asked for an address",
    request: { userid: "nobody_00", status: 1 },
    answer: actionDone,
  },
  ...(["android1", "ios1"] as const).map((client) => ({
    client,
    call: "ChangeCount",
    note: "flag 0 and an empty fileid even for recordings",
    request: { userid: "alice_01", type: 1, optype: 0, flag: 0, fileid: "" },
    answer: actionDone,
  })),
  {
    client: "android1",
    call: "FetchList",
    note: "the tab of lives",
    request: { flag: 1, pageno: 1, pagesize: 20 },
    answer: list(daveLive, aliceLive),
  },
  {
    client: "android1",
    call: "FetchList",
    note: "the tab of recordings",
    request: { flag: 2, pageno: 1, pagesize: 20 },
    answer: list(aliceTape),
  },
  {
    client: "ios1",
    call: "FetchList",
    note: "lives before recordings",
    request: { flag: 3, pageno: 1, pagesize: 20 },
    answer: list(daveLive, aliceLive, aliceTape),
  },
  {
    client: "ios1",
    call: "FetchList",
    note: "numbers as text",
    request: { flag: "3", pageno: "1", pagesize: "20" },
    answer: list(daveLive, aliceLive, aliceTape),
  },
  {
    client: "android1",
    call: "FetchList",
    note: "the second page begins with the rest",
    request: { flag: 3, pageno: 2, pagesize: 2 },
    answer: actionOk({ totalcount: 3, pusherlist: [aliceTape] }),
  },
  {
    client: "ios1",
    call: "FetchList",
    note: "one page past the end, when the last one was full",
    request: { flag: 3, pageno: 2, pagesize: 20 },
    answer: actionOk({ totalcount: 3, pusherlist: [] }),
  },
  {
    client: "web1",
    call: "FetchList",
    note: "short videos",
    request: { flag: 5, pageno: 1, pagesize: 20 },
    answer: list(aliceVideo),
  },
  ...[1, 2, 3, 5].map((flag) => ({
    client: "android1" as const,
    call: "FetchList",
    note: `an empty list of flag ${flag}`,
    request: { flag, pageno: 1, pagesize: 20 },
    emptyServer: true,
    answer: nothing,
  })),
  ...(["android1", "ios1"] as const).map((client) => ({
    client,
    call: "GetCOSSign",
    request: {},
    answer: actionOk({
      sign: `<hmac>a=1250000000&b=xzb&k=AKIDEXAMPLE&e=${at.now + 30}&t=${at.now}&r=<random>&f=`,
    }),
  })),
  {
    client: "android1",
    call: "EnterGroup",
    note: "nickname and headpic are null and left out",
    request: { userid: "bob_02", liveuserid: "alice_01", groupid: "@TGS#aXYZ12345", flag: 0 },
    answer: actionDone,
  },
  {
    client: "ios1",
    call: "EnterGroup",
    note: "of a recording: groupid is the fileid",
    request: {
      userid: "bob_02",
      liveuserid: "alice_01",
      groupid: "tape-alice",
      nickname: "",
      headpic: "",
      flag: 1,
    },
    answer: actionDone,
  },
  {
    client: "android1",
    call: "EnterGroup",
    note: "of something unknown: any code but 0 throws the viewer out",
    request: { userid: "bob_02", liveuserid: "nobody_00", groupid: "@TGS#gone", flag: 0 },
    answer: actionDone,
  },
  ...(["android1", "ios1"] as const).map((client) => ({
    client,
    call: "QuitGroup",
    request: { userid: "bob_02", flag: 0, liveuserid: "alice_01", groupid: "@TGS#aXYZ12345" },
    answer: actionDone,
  })),
  ...(["android1", "ios1"] as const).map((client) => ({
    client,
    call: "FetchGroupMemberList",
    request: { liveuserid: "alice_01", groupid: "@TGS#aXYZ12345", pageno: 1, pagesize: 20 },
    answer: actionOk({
      totalcount: 1,
      memberlist: [{ userid: "bob_02", nickname: "Bob", headpic: "" }],
    }),
  })),
  {
    client: "android1",
    call: "FetchGroupMemberList",
    note: "of a recording that nobody watches",
    request: { liveuserid: "alice_01", groupid: "tape-alice", pageno: 1, pagesize: 20 },
    answer: actionOk({ totalcount: 0, memberlist: [] }),
  },
  {
    client: "ios1",
    call: "GetUserInfo",
    request: { userid: "alice_01", type: 0, fileid: "" },
    answer: actionOk(aliceLive),
  },
  {
    client: "web1",
    call: "GetUserInfo",
    note: "of a recording, by the id of any of its files",
    request: { userid: "alice_01", type: "1", fileid: "tape-alice-mp4" },
    answer: actionOk(aliceTape),
  },
  {
    client: "web1",
    call: "GetUserInfo",
    note: "of a short video",
    request: { userid: "alice_01", type: 2, fileid: "ugc-1" },
    answer: actionOk(aliceVideo),
  },
  {
    client: "web1",
    call: "GetUserInfo",
    note: "of somebody else's recording",
    request: { userid: "dave_04", type: 1, fileid: "tape-alice" },
    answer: {
      returnValue: 2003,
      returnMsg: "This user has no recording with this id.",
      returnData: {},
    },
  },
];
