import { createGroup, destroyGroup, MAX_NAME_BYTES } from "./group-life";
import { requireAccount } from "./im-accounts";
import { type ImBody, invalid, optionalText, requireText, requireTexts } from "./im-body";
import type { ImCommand } from "./im-commands";
import { IM_CODES, ImError } from "./im-error";
import { deliverToMembers, findGroup, type ImState, nowSeconds } from "./im-state";
import type { ImGroup } from "./im-types";

const MAX_INTRODUCTION_BYTES = 240;
const MAX_NOTIFICATION_BYTES = 300;
const MAX_FACE_URL_BYTES = 100;

/** The MuteTime that never ends. */
const FOREVER = 0xffffffff;

/** Commands about groups as such; what is said in them stands in `message-commands`. */
export const GROUP_COMMANDS: Readonly<Record<string, ImCommand>> = {
  "group_open_http_svc/create_group": async (state, body) => {
    const type = requireText(body, "Type");
    const owner = optionalText(body, "Owner_Account", 32);
    if (owner !== "") requireAccount(state, owner);
    if (type === "AVChatRoom" && body.MemberList !== undefined) {
      throw new ImError(IM_CODES.notMemberOrNotAllowed, "MemberList is not for AVChatRoom");
    }
    const group = createGroup(state, {
      type,
      owner,
      name: requireText(body, "Name"),
      groupId: body.GroupId === undefined ? "" : requireText(body, "GroupId"),
      introduction: optionalText(body, "Introduction", MAX_INTRODUCTION_BYTES),
      notification: optionalText(body, "Notification", MAX_NOTIFICATION_BYTES),
      faceUrl: optionalText(body, "FaceUrl", MAX_FACE_URL_BYTES),
    });
    return { GroupId: group.groupId, Type: group.type };
  },

  "group_open_http_svc/destroy_group": async (state, body, call) => {
    destroyGroup(state, requireText(body, "GroupId"), call.origin);
    return {};
  },

  "group_open_http_svc/modify_group_base_info": async (state, body) => {
    const group = findGroup(state, requireText(body, "GroupId"));
    const muteAll = body.MuteAllMember ?? body.ShutUpAllMember;
    if (muteAll !== undefined && muteAll !== "On" && muteAll !== "Off") {
      throw invalid("MuteAllMember");
    }
    const name = optionalText(body, "Name", MAX_NAME_BYTES);
    const introduction = optionalText(body, "Introduction", MAX_INTRODUCTION_BYTES);
    const notification = optionalText(body, "Notification", MAX_NOTIFICATION_BYTES);
    const faceUrl = optionalText(body, "FaceUrl", MAX_FACE_URL_BYTES);
    if (muteAll !== undefined) group.muteAll = muteAll === "On";
    if (name !== "") group.name = name;
    if (body.Introduction !== undefined) group.introduction = introduction;
    if (body.Notification !== undefined) group.notification = notification;
    if (body.FaceUrl !== undefined) group.faceUrl = faceUrl;
    return {};
  },

  "group_open_http_svc/forbid_send_msg": async (state, body) => {
    const group = findGroup(state, requireText(body, "GroupId"));
    const accounts = requireTexts(body, "Members_Account", 500);
    // The field was renamed; the older name is still read.
    const seconds = body.MuteTime ?? body.ShutUpTime;
    if (typeof seconds !== "number" || !Number.isInteger(seconds)) throw invalid("MuteTime");
    if (seconds < 0 || seconds > FOREVER) throw invalid("MuteTime");
    for (const account of accounts) requireAccount(state, account);
    for (const account of accounts) {
      if (seconds === 0) group.mutedUntil.delete(account);
      else if (seconds === FOREVER) group.mutedUntil.set(account, FOREVER);
      else group.mutedUntil.set(account, nowSeconds(state) + seconds);
    }
    return {};
  },

  "group_open_http_svc/get_group_muted_account": async (state, body) => ({
    MutedAccountList: mutedAccounts(state, body).map(([account, until]) => ({
      Member_Account: account,
      MutedUntil: until,
    })),
  }),

  "group_open_http_svc/get_group_shutted_uin": async (state, body) => ({
    ShuttedUinList: mutedAccounts(state, body).map(([account, until]) => ({
      Member_Account: account,
      ShuttedUntil: until,
    })),
  }),

  "group_open_http_svc/get_group_info": async (state, body) => ({
    GroupInfo: requireTexts(body, "GroupIdList", 50).map((groupId) => {
      const group = state.groups.get(groupId);
      return group
        ? groupInfo(group)
        : { GroupId: groupId, ErrorCode: IM_CODES.noSuchGroup, ErrorInfo: "group does not exist" };
    }),
  }),

  "group_open_http_svc/get_online_member_num": async (state, body) => {
    const group = findGroup(state, requireText(body, "GroupId"));
    if (group.type !== "AVChatRoom") {
      throw new ImError(IM_CODES.notMemberOrNotAllowed, "only of an AVChatRoom");
    }
    const online = new Set([...state.sessions].map((session) => session.userId));
    return { OnlineMemberNum: [...group.members].filter((account) => online.has(account)).length };
  },

  "group_open_http_svc/get_appid_group_list": async (state, body) => listGroups(state, body),
  "group_open_http_svc/get_group_list": async (state, body) => listGroups(state, body),

  "group_open_http_svc/send_group_system_notification": async (state, body) => {
    const group = findGroup(state, requireText(body, "GroupId"));
    const content = requireText(body, "Content");
    if (group.type === "AVChatRoom" && body.ToMembers_Account !== undefined) {
      throw invalid("ToMembers_Account");
    }
    const members =
      body.ToMembers_Account === undefined
        ? group.members
        : requireTexts(body, "ToMembers_Account", 500);
    deliverToMembers(state, members, { kind: "system", groupId: group.groupId, content });
    return {};
  },
};

function mutedAccounts(state: ImState, body: ImBody): [string, number][] {
  const group = findGroup(state, requireText(body, "GroupId"));
  return [...group.mutedUntil].filter(([, until]) => until > nowSeconds(state));
}

/** Pages by `Next`, 0 at the end, as the cloud does. */
function listGroups(state: ImState, body: ImBody): Record<string, unknown> {
  const limit = body.Limit ?? 10_000;
  const next = body.Next ?? 0;
  if (typeof limit !== "number" || !(limit >= 1 && limit <= 10_000)) throw invalid("Limit");
  if (typeof next !== "number" || next < 0) throw invalid("Next");
  const all = [...state.groups.values()].filter(
    (group) => body.GroupType === undefined || group.type === body.GroupType,
  );
  const page = all.slice(next, next + limit);
  return {
    TotalCount: all.length,
    GroupIdList: page.map((group) => ({ GroupId: group.groupId })),
    Next: next + page.length < all.length ? next + page.length : 0,
  };
}

function groupInfo(group: ImGroup): Record<string, unknown> {
  return {
    GroupId: group.groupId,
    ErrorCode: 0,
    ErrorInfo: "",
    Type: group.type,
    Name: group.name,
    Introduction: group.introduction,
    Notification: group.notification,
    FaceUrl: group.faceUrl,
    Owner_Account: group.owner,
    CreateTime: group.createTime,
    LastInfoTime: group.createTime,
    LastMsgTime: group.lastMsgTime,
    NextMsgSeq: group.nextMsgSeq,
    MemberNum: group.members.size,
    MaxMemberNum: 0,
    ApplyJoinOption: "FreeAccess",
    MuteAllMember: group.muteAll ? "On" : "Off",
    ShutUpAllMember: group.muteAll ? "On" : "Off",
  };
}
