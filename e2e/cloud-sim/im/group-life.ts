import { randomBytes } from "node:crypto";
import { invalid } from "./im-body";
import { type CallbackOrigin, notify } from "./im-callbacks";
import { IM_CODES, ImError } from "./im-error";
import { deliverToMembers, findGroup, type ImSession, type ImState, nowSeconds } from "./im-state";
import type { ImGroup } from "./im-types";

const DEFAULT_GROUP_QUOTA = 50;

/** Kinds of groups on the wire; "Meeting" is still ChatRoom and "Work" still Private. */
const GROUP_TYPES = ["Public", "Private", "ChatRoom", "AVChatRoom", "Community"];

/** The name of a live room is at most so long in UTF-8. */
export const MAX_NAME_BYTES = 30;

/** What a new group is made from. */
export interface NewGroup {
  readonly type: string;
  readonly name: string;
  /** "" lets the cloud choose. */
  readonly groupId: string;
  readonly owner: string;
  readonly introduction?: string;
  readonly notification?: string;
  readonly faceUrl?: string;
}

/** @throws ImError 10004, 10015, 10021, 10025, 10036, 10058 */
export function createGroup(state: ImState, wanted: NewGroup): ImGroup {
  if (!GROUP_TYPES.includes(wanted.type)) throw invalid("Type");
  if (wanted.name === "" || Buffer.byteLength(wanted.name) > MAX_NAME_BYTES) throw invalid("Name");
  if (wanted.groupId !== "") checkGroupId(wanted.groupId);
  const taken = state.groups.get(wanted.groupId);
  if (taken) {
    throw taken.owner === wanted.owner
      ? new ImError(IM_CODES.groupIdYours, "group id is used and the operator is its owner")
      : new ImError(IM_CODES.groupIdTaken, "group id has been used");
  }
  const quota = state.options.quota?.groups ?? DEFAULT_GROUP_QUOTA;
  if (state.groups.size >= quota) {
    throw wanted.type === "AVChatRoom"
      ? new ImError(IM_CODES.avChatRoomQuota, "the number of live groups exceeds the edition's")
      : new ImError(IM_CODES.groupQuota, "the number of groups exceeds the trial's");
  }
  const group: ImGroup = {
    groupId: wanted.groupId || newGroupId(),
    type: wanted.type,
    owner: wanted.owner,
    name: wanted.name,
    introduction: wanted.introduction ?? "",
    notification: wanted.notification ?? "",
    faceUrl: wanted.faceUrl ?? "",
    createTime: nowSeconds(state),
    lastMsgTime: 0,
    nextMsgSeq: 1,
    muteAll: false,
    mutedUntil: new Map(),
    members: new Set(wanted.owner === "" ? [] : [wanted.owner]),
    messages: [],
  };
  state.groups.set(group.groupId, group);
  return group;
}

/** @throws ImError 10010 */
export function destroyGroup(state: ImState, groupId: string, origin: CallbackOrigin): void {
  const group = findGroup(state, groupId);
  state.groups.delete(groupId);
  state.sendTimes.delete(groupId);
  deliverToMembers(state, group.members, { kind: "group-deleted", groupId });
  notify(
    state,
    "Group.CallbackAfterGroupDestroyed",
    {
      GroupId: groupId,
      Type: group.type,
      Owner_Account: group.owner,
      Name: group.name,
      MemberList: [...group.members].map((account) => ({ Member_Account: account })),
      EventTime: state.nowMs(),
    },
    origin,
  );
}

/** Free for everybody; one AVChatRoom at a time, joining another leaves it. @throws ImError */
export function joinGroup(
  state: ImState,
  groupId: string,
  session: ImSession,
  origin: CallbackOrigin,
): void {
  const group = findGroup(state, groupId);
  const { userId } = session;
  if (group.type !== "AVChatRoom" && group.type !== "ChatRoom") {
    throw new ImError(IM_CODES.notMemberOrNotAllowed, "this group is not joined freely");
  }
  if (group.members.has(userId)) return;
  if (group.type === "AVChatRoom") {
    for (const other of state.groups.values()) {
      const isElsewhere = other.type === "AVChatRoom" && other.members.has(userId);
      // An owner stays in the room that is his.
      if (isElsewhere && other.owner !== userId) leave(state, other, userId, origin);
    }
  }
  group.members.add(userId);
  notify(
    state,
    "Group.CallbackAfterNewMemberJoin",
    {
      GroupId: groupId,
      Type: group.type,
      JoinType: "Apply",
      Operator_Account: userId,
      NewMemberList: [{ Member_Account: userId }],
      EventTime: state.nowMs(),
    },
    origin,
  );
}

/** The owner cannot leave, only dissolve (cloud.md §4.3). @throws ImError 10007, 10010 */
export function quitGroup(
  state: ImState,
  groupId: string,
  session: ImSession,
  origin: CallbackOrigin,
): void {
  const group = findGroup(state, groupId);
  if (!group.members.has(session.userId)) {
    throw new ImError(IM_CODES.notMemberOrNotAllowed, "not a member");
  }
  if (group.owner === session.userId) {
    throw new ImError(IM_CODES.notMemberOrNotAllowed, "the owner cannot leave this group");
  }
  leave(state, group, session.userId, origin);
}

function leave(state: ImState, group: ImGroup, userId: string, origin: CallbackOrigin): void {
  group.members.delete(userId);
  notify(
    state,
    "Group.CallbackAfterMemberExit",
    {
      GroupId: group.groupId,
      Type: group.type,
      ExitType: "Quit",
      Operator_Account: userId,
      ExitMemberList: [{ Member_Account: userId }],
      EventTime: state.nowMs(),
    },
    origin,
  );
}

function checkGroupId(groupId: string): void {
  // Printable ASCII of at most 48 bytes; the cloud's own prefix is reserved.
  if (!/^[\x20-\x7e]{1,48}$/.test(groupId) || groupId.startsWith("@TGS#")) {
    throw new ImError(IM_CODES.groupIdInvalid, "GroupId is invalid");
  }
}

function newGroupId(): string {
  return `@TGS#a${randomBytes(8).toString("hex").toUpperCase().slice(0, 9)}`;
}
