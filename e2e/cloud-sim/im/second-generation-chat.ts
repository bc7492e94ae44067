import { type ChatFormat, readJsonObject, type ShownKind, textOf } from "./shown-message";

/** `cmd` is text on the wire, never a number (protocol.md §6.2). */
const COMMANDS: Readonly<Record<string, Exclude<ShownKind, "plain" | "text">>> = {
  "2": "enter",
  "3": "exit",
  "4": "like",
  "5": "danmaku",
};

/** One build of the iOS app put the profile beside `data` instead of into it. */
export interface SecondGenerationQuirks {
  readonly profileBesideData?: boolean;
}

/** The apps of 2018–2020: a TIMCustomElem, followed by a TIMTextElem when something is said. */
export function secondGenerationChat(quirks: SecondGenerationQuirks = {}): ChatFormat {
  return {
    write(kind, text, profile) {
      if (kind === "text") {
        const data = { nickName: profile.nickname, headPic: profile.avatar };
        return [
          custom({ cmd: "CustomTextMsg", data }),
          { MsgType: "TIMTextElem", MsgContent: { Text: text } },
        ];
      }
      const cmd = Object.entries(COMMANDS).find(([, known]) => known === kind)?.[0];
      const who = { userName: profile.nickname, userAvatar: profile.avatar };
      return [
        quirks.profileBesideData
          ? custom({ cmd: "CustomCmdMsg", ...who, data: { cmd, msg: text } })
          : custom({ cmd: "CustomCmdMsg", data: { ...who, cmd, msg: text } }),
      ];
    },

    read(message) {
      const [first, second] = message.elements;
      if (first?.MsgType !== "TIMCustomElem") return undefined;
      const content = readJsonObject(first.MsgContent.Data);
      const data = typeof content?.data === "object" && content.data !== null ? content.data : {};
      const member = (name: string) => textOf((data as Record<string, unknown>)[name]);
      if (content?.cmd === "CustomTextMsg") {
        if (second?.MsgType !== "TIMTextElem") return undefined;
        return {
          kind: "text",
          sender: message.from,
          nickname: member("nickName"),
          avatar: member("headPic"),
          text: textOf(second.MsgContent.Text),
        };
      }
      const kind = content?.cmd === "CustomCmdMsg" ? COMMANDS[member("cmd")] : undefined;
      if (!kind) return undefined;
      return {
        kind,
        sender: message.from,
        nickname: member("userName"),
        avatar: member("userAvatar"),
        text: member("msg"),
      };
    },
  };
}

function custom(content: Record<string, unknown>) {
  // The apps leave the other members of the element empty.
  const Data = JSON.stringify(content);
  return { MsgType: "TIMCustomElem", MsgContent: { Data, Desc: "", Ext: "", Sound: "" } };
}
