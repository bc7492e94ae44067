import type { Config, TencentConfig } from "@/lib/config";
import { cutToBytes } from "@/lib/shared/cut-to-bytes";
import { issueUserSig } from "@/lib/signing/user-sig";
import { CloudError } from "../cloud-error";
import type { AppGeneration, ImProvider, RoomMessage } from "../im-provider";
import { messagesFor } from "./im-formats";
import { type ImAnswer, ImRest } from "./im-rest";

type ImConfig = Pick<Config, "imSdkAppId" | "imSecretKey" | "administrator">;

/** Senders whose profile IM is known to have; the one heard of longest ago is forgotten first. */
const maxKnownSenders = 10_000;
/** IM counts a group's name in bytes (cloud.md §4.3). */
const maxGroupNameBytes = 30;
const muteForeverSeconds = 4_294_967_295;

/** Codes of group commands (cloud.md §4.4). */
const codes = {
  wrongParameter: "10004",
  notForThisGroup: "10007",
  noSuchGroup: "10010",
  wrongGroupId: "10015",
  senderMuted: "10017",
  noSuchAccount: "10019",
  idTaken: "10021",
  alreadyYours: "10025",
};

/** Our own messages need no callbacks: we know them already, and an echo would be a duplicate. */
const withoutCallbacks = ["ForbidBeforeSendMsgCallback", "ForbidAfterSendMsgCallback"];

/** The phones' conversation in Tencent IM: one AVChatRoom per live, spoken to by the REST API. */
export class TencentIm implements ImProvider {
  readonly reachesPhones = true;
  private readonly rest: ImRest;
  private readonly administrator: string;
  private readonly knownSenders = new Map<string, string>();

  constructor(
    config: ImConfig,
    { imApiUrl }: Pick<TencentConfig, "imApiUrl">,
    now: () => number = Date.now,
    userSig: (identifier: string) => string = (identifier) =>
      issueUserSig(config.imSdkAppId, config.imSecretKey, identifier),
  ) {
    const { administrator, imSdkAppId: sdkAppId } = config;
    this.administrator = administrator;
    this.rest = new ImRest({ apiUrl: imApiUrl, sdkAppId, administrator, userSig, now });
  }

  async openGroup(groupId: string, name: string): Promise<void> {
    try {
      await this.rest.call("group_open_http_svc/create_group", {
        Type: "AVChatRoom",
        GroupId: groupId,
        Owner_Account: this.administrator,
        Name: cutToBytes(name, maxGroupNameBytes) || groupId.slice(0, maxGroupNameBytes),
      });
    } catch (error) {
      // Ours from before, or made by the broadcaster's phone: good when it is a chat room.
      const taken = isCode(error, codes.idTaken) || isCode(error, codes.alreadyYours);
      if (!taken || (await this.hasGroup(groupId)) === false) throw error;
    }
  }

  async closeGroup(groupId: string): Promise<void> {
    await this.rest
      .call("group_open_http_svc/destroy_group", { GroupId: groupId })
      .catch(forgive(codes.noSuchGroup));
  }

  /** Only an AVChatRoom has an online count, so that this tells the group and its kind at once. */
  async hasGroup(groupId: string): Promise<boolean | null> {
    try {
      await this.rest.call("group_open_http_svc/get_online_member_num", { GroupId: groupId });
      return true;
    } catch (error) {
      if (isCode(error, codes.noSuchGroup) || isCode(error, codes.wrongGroupId)) return false;
      if (isCode(error, codes.notForThisGroup)) return false;
      if (error instanceof CloudError) return null;
      throw error;
    }
  }

  async send(
    groupId: string,
    message: RoomMessage,
    generations: readonly AppGeneration[],
    random: number,
  ): Promise<void> {
    const passing = message.kind === "enter" || message.kind === "exit";
    const sender = passing ? this.knownAlready(message) : await this.knownSender(message);
    let dropped = "";
    for (const body of messagesFor(message, generations)) {
      const answer = await this.sendAs(sender, {
        GroupId: groupId,
        // IM tells repetitions by random and content together, so that both may have the same.
        Random: random,
        MsgPriority: passing || message.kind === "like" ? "Low" : "Normal",
        MsgBody: body,
        ForbidCallbackControl: withoutCallbacks,
      });
      if (typeof answer.MsgDropReason === "string") dropped ||= answer.MsgDropReason;
    }
    // IM calls this a success; nobody has read it (40 messages a second of a group, or an audit).
    if (dropped) throw droppedBy(dropped);
  }

  /**
   * While everybody is muted, IM refuses whoever is not the group's owner, our broadcasters and
   * moderators among them. The administrator may speak, and phones show the name in the message.
   */
  private async sendAs(sender: string | null, body: object): Promise<ImAnswer> {
    const command = "group_open_http_svc/send_group_msg";
    try {
      return await this.rest.call(
        command,
        sender === null ? body : { ...body, From_Account: sender },
      );
    } catch (error) {
      if (sender === null || !isCode(error, codes.senderMuted)) throw error;
      return await this.rest.call(command, body);
    }
  }

  async mute(groupId: string, userId: string, seconds: number): Promise<void> {
    const time = Math.min(Math.max(0, Math.ceil(seconds)), muteForeverSeconds);
    const target = { GroupId: groupId, Members_Account: [userId] };
    await this.callWithOldName(
      "group_open_http_svc/forbid_send_msg",
      { ...target, MuteTime: time },
      { ...target, ShutUpTime: time },
      // Whom IM does not know cannot write there; should he come, the callback keeps him silent.
    ).catch(forgive(codes.noSuchAccount));
  }

  async muteAll(groupId: string, muted: boolean): Promise<void> {
    const value = muted ? "On" : "Off";
    await this.callWithOldName(
      "group_open_http_svc/modify_group_base_info",
      { GroupId: groupId, MuteAllMember: value },
      { GroupId: groupId, ShutUpAllMember: value },
    );
  }

  /**
   * The sender, once IM knows him and the nickname that plain texts stand under. Null when IM takes
   * no more accounts (70398, a trial's hundred): then the administrator has to speak for him.
   */
  private async knownSender({ userId, nickname, avatarUrl }: RoomMessage): Promise<string | null> {
    const profile = `${nickname}\n${avatarUrl}`;
    if (this.knownSenders.get(userId) === profile) return userId;
    try {
      await this.rest.call("im_open_login_svc/account_import", {
        UserID: userId,
        ...(nickname ? { Nick: nickname } : {}),
        ...(avatarUrl ? { FaceUrl: avatarUrl } : {}),
      });
    } catch (error) {
      if (!(error instanceof CloudError) || error.failure !== "refused") throw error;
      return null;
    }
    this.knownSenders.delete(userId);
    this.knownSenders.set(userId, profile);
    const [oldest] = this.knownSenders.keys();
    if (this.knownSenders.size > maxKnownSenders && oldest) this.knownSenders.delete(oldest);
    return userId;
  }

  /**
   * Who only watches is no account of IM's for it, of which a trial has a hundred for phones and all:
   * the administrator speaks for him, as both generations read the name in the message.
   */
  private knownAlready({ userId }: RoomMessage): string | null {
    return this.knownSenders.has(userId) ? userId : null;
  }

  /** Private clouds of some years ago know the parameter by its older name alone. */
  private async callWithOldName(command: string, body: object, older: object): Promise<void> {
    try {
      await this.rest.call(command, body);
    } catch (error) {
      if (!isCode(error, codes.wrongParameter)) throw error;
      await this.rest.call(command, older);
    }
  }
}

/** Refused and not busy: another try would only compete with what is said meanwhile. */
function droppedBy(reason: string): CloudError {
  const message = `IM dropped a message: ${reason.slice(0, 100)}`;
  return new CloudError("im", "refused", "MSG_DROPPED", message);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof CloudError && error.code === code;
}

function forgive(code: string): (error: unknown) => void {
  return (error) => {
    if (!isCode(error, code)) throw error;
  };
}
