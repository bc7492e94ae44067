import { randomInt } from "node:crypto";
import { ask, type CallbackOrigin, notify } from "./im-callbacks";
import { IM_CODES, ImError } from "./im-error";
import {
  deliverToMembers,
  findGroup,
  type ImSession,
  type ImState,
  keep,
  nowSeconds,
} from "./im-state";
import type { GroupMessage, ImGroup, MsgElement, MsgPriority, SendOutcome } from "./im-types";
import { parseElements } from "./message-elements";
import { takeSendSlot } from "./message-rate";

/** The same Random and content within this time is one message (cloud.md §4.4). */
const DUPLICATE_MS = 5 * 60 * 1000;

/** Older ones are forgotten early when a test sends more than this in that time. */
const MAX_REMEMBERED = 20_000;

/** What is about to be said in a group. */
export interface OutgoingMessage {
  readonly groupId: string;
  readonly from: string;
  readonly operator: string;
  readonly random: number;
  readonly elements: readonly MsgElement[];
  readonly cloudCustomData: string;
  readonly priority: MsgPriority;
  readonly forbidBefore: boolean;
  readonly forbidAfter: boolean;
  readonly origin: CallbackOrigin;
  /** The phone that sends does not hear itself. */
  readonly session?: ImSession | undefined;
}

/** How a message fared that was not refused. */
export type SentMessage = Omit<SendOutcome, "ok" | "code" | "info"> & { readonly msgTime: number };

/** Carries a message through mutes, callbacks and limits to the members. @throws ImError */
export async function sendMessage(state: ImState, message: OutgoingMessage): Promise<SentMessage> {
  const group = findGroup(state, message.groupId);
  refuseMuted(state, group, message.from);
  const repeated = findRepeated(state, message);
  if (repeated) return { msgSeq: repeated.msgSeq, msgTime: repeated.msgTime, drop: "" };

  let { elements, cloudCustomData } = message;
  if (!message.forbidBefore) {
    const answer = await ask(
      state,
      "Group.CallbackBeforeSendMsg",
      {
        ...callbackHead(group, message),
        MsgBody: elements,
        CloudCustomData: cloudCustomData,
        EventTime: state.nowMs(),
      },
      message.origin,
    );
    const verdict = readVerdict(answer);
    if (verdict.drop) return { msgSeq: 0, msgTime: nowSeconds(state), drop: "Callback" };
    elements = verdict.elements ?? elements;
    cloudCustomData = verdict.cloudCustomData ?? cloudCustomData;
    // While the answer was awaited the group may have gone, and a repetition may have come.
    findGroup(state, message.groupId);
    const overtaken = findRepeated(state, message);
    if (overtaken) return { msgSeq: overtaken.msgSeq, msgTime: overtaken.msgTime, drop: "" };
  }
  if (!takeSendSlot(state, group.groupId, message.priority)) {
    return { msgSeq: 0, msgTime: nowSeconds(state), drop: "MsgFreqCtrl" };
  }
  const sent: GroupMessage = {
    groupId: group.groupId,
    from: message.from,
    elements,
    cloudCustomData,
    priority: message.priority,
    random: message.random,
    msgSeq: group.nextMsgSeq++,
    msgTime: nowSeconds(state),
  };
  group.lastMsgTime = sent.msgTime;
  keep(group.messages, sent);
  remember(state, message, sent);
  deliverToMembers(state, group.members, { kind: "message", message: sent }, message.session);
  if (!message.forbidAfter) {
    notify(
      state,
      "Group.CallbackAfterSendMsg",
      {
        ...callbackHead(group, message),
        MsgSeq: sent.msgSeq,
        MsgTime: sent.msgTime,
        MsgBody: elements,
        CloudCustomData: cloudCustomData,
        EventTime: state.nowMs(),
      },
      message.origin,
    );
  }
  return { msgSeq: sent.msgSeq, msgTime: sent.msgTime, drop: "" };
}

function callbackHead(group: ImGroup, message: OutgoingMessage): Record<string, unknown> {
  return {
    GroupId: group.groupId,
    Type: group.type,
    From_Account: message.from,
    Operator_Account: message.operator,
    Random: message.random,
    MsgId: `${message.groupId}-${message.random}-${randomInt(2 ** 31)}`,
    OnlineOnlyFlag: 0,
    MsgPriority: message.priority,
  };
}

function refuseMuted(state: ImState, group: ImGroup, from: string): void {
  const until = group.mutedUntil.get(from);
  if (until !== undefined && until > nowSeconds(state)) {
    throw new ImError(IM_CODES.muted, "the sender is muted");
  }
  const isExempt = from === group.owner || state.administrators.includes(from);
  if (group.muteAll && !isExempt) throw new ImError(IM_CODES.muted, "the group is muted");
}

function readVerdict(answer: unknown): {
  drop: boolean;
  elements?: MsgElement[];
  cloudCustomData?: string;
} {
  if (typeof answer !== "object" || answer === null) return { drop: false };
  const { ErrorCode, ErrorInfo, MsgBody, CloudCustomData } = answer as Record<string, unknown>;
  const info = typeof ErrorInfo === "string" ? ErrorInfo : "";
  if (ErrorCode === 2) return { drop: true };
  if (ErrorCode === 1) throw new ImError(IM_CODES.refusedByCallback, info || "refused by the app");
  if (typeof ErrorCode === "number" && ErrorCode >= 10100 && ErrorCode <= 10200) {
    throw new ImError(ErrorCode, info);
  }
  // Any other answer is no verdict, and the message passes unchanged.
  if (ErrorCode !== 0) return { drop: false };
  return {
    drop: false,
    ...(Array.isArray(MsgBody) ? { elements: parseElements(MsgBody) } : {}),
    ...(typeof CloudCustomData === "string" ? { cloudCustomData: CloudCustomData } : {}),
  };
}

function recentKey(message: OutgoingMessage): string {
  return JSON.stringify([message.groupId, message.from, message.random]);
}

function findRepeated(state: ImState, message: OutgoingMessage): GroupMessage | undefined {
  const known = state.recentMessages.get(recentKey(message));
  const isSame =
    known !== undefined &&
    state.nowMs() - known.atMs < DUPLICATE_MS &&
    known.content === JSON.stringify(message.elements);
  return isSame ? known.message : undefined;
}

function remember(state: ImState, message: OutgoingMessage, sent: GroupMessage): void {
  const { recentMessages } = state;
  const atMs = state.nowMs();
  recentMessages.delete(recentKey(message));
  recentMessages.set(recentKey(message), {
    content: JSON.stringify(message.elements),
    atMs,
    message: sent,
  });
  // A map keeps the order of insertion, so that the old ones stand first.
  for (const [key, known] of recentMessages) {
    if (atMs - known.atMs < DUPLICATE_MS && recentMessages.size <= MAX_REMEMBERED) break;
    recentMessages.delete(key);
  }
}
