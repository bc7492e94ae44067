import { GROUP_COMMANDS } from "./group-commands";
import { importAccount, requireAccount } from "./im-accounts";
import {
  type ImBody,
  invalid,
  isUint32,
  optionalText,
  requireText,
  requireUint32,
} from "./im-body";
import type { CallbackOrigin } from "./im-callbacks";
import { ImError } from "./im-error";
import { findGroup, type ImState } from "./im-state";
import type { MsgPriority } from "./im-types";
import { parseElements } from "./message-elements";
import { sendMessage } from "./send-message";

/** Who calls the REST API. */
export interface RestCall {
  readonly identifier: string;
  readonly origin: CallbackOrigin;
}

/** One command: what it adds to ActionStatus, ErrorInfo and ErrorCode. @throws ImError */
export type ImCommand = (
  state: ImState,
  body: ImBody,
  call: RestCall,
) => Promise<Record<string, unknown>>;

const PRIORITIES: readonly MsgPriority[] = ["High", "Normal", "Low"];
const MAX_ACCOUNTS_CHECKED = 100;
const MAX_CUSTOM_DATA_BYTES = 8000;

/** Every command that this application knows, by `service/command`. */
export const IM_COMMANDS: Readonly<Record<string, ImCommand>> = {
  ...GROUP_COMMANDS,

  "im_open_login_svc/account_import": async (state, body) => {
    // UserID was called Identifier before 2022.
    importAccount(state, body.UserID ?? body.Identifier, {
      nick: optionalText(body, "Nick", 500),
      faceUrl: optionalText(body, "FaceUrl", 500),
    });
    return {};
  },

  "im_open_login_svc/account_check": async (state, body) => {
    const items = body.CheckItem;
    if (!Array.isArray(items) || items.length > MAX_ACCOUNTS_CHECKED) throw invalid("CheckItem");
    return {
      ResultItem: (items as { UserID?: unknown }[]).map((item) => {
        if (typeof item?.UserID !== "string") throw invalid("CheckItem");
        return {
          UserID: item.UserID,
          ResultCode: 0,
          ResultInfo: "",
          AccountStatus: state.accounts.has(item.UserID) ? "Imported" : "NotImported",
        };
      }),
    };
  },

  "im_open_login_svc/kick": async (state, body) => {
    const userId = requireText({ UserID: body.UserID ?? body.Identifier }, "UserID");
    requireAccount(state, userId);
    for (const session of [...state.sessions]) {
      if (session.userId !== userId) continue;
      state.sessions.delete(session);
      session.deliver({ kind: "kicked", reason: "REST_API_Kick" });
    }
    return {};
  },

  "group_open_http_svc/send_group_msg": async (state, body, call) => {
    const groupId = requireText(body, "GroupId");
    const group = findGroup(state, groupId);
    const from =
      body.From_Account === undefined ? call.identifier : requireText(body, "From_Account");
    requireAccount(state, from);
    const priority = PRIORITIES.find((known) => known === (body.MsgPriority ?? "Normal"));
    if (!priority) throw invalid("MsgPriority");
    if (body.OnlineOnlyFlag === 1 && group.type === "AVChatRoom") throw invalid("OnlineOnlyFlag");
    const forbidden = body.ForbidCallbackControl ?? [];
    if (!Array.isArray(forbidden)) throw invalid("ForbidCallbackControl");
    const sent = await sendMessage(state, {
      groupId,
      from,
      operator: call.identifier,
      random: requireUint32(body, "Random"),
      elements: parseElements(body.MsgBody),
      cloudCustomData: optionalText(body, "CloudCustomData", MAX_CUSTOM_DATA_BYTES),
      priority,
      forbidBefore: forbidden.includes("ForbidBeforeSendMsgCallback"),
      forbidAfter: forbidden.includes("ForbidAfterSendMsgCallback"),
      origin: call.origin,
    });
    return {
      MsgTime: sent.msgTime,
      MsgSeq: sent.msgSeq,
      ...(sent.drop === "" ? {} : { MsgDropReason: sent.drop }),
    };
  },
};

/** The query of a call: whether its random is one. */
export function isRandom(text: string | null): boolean {
  return text !== null && /^\d{1,10}$/.test(text) && isUint32(Number(text));
}

/** The refusal of a command that does not exist. */
export function unknownCommand(code: number): ImError {
  return new ImError(code, "the service or command does not exist");
}
