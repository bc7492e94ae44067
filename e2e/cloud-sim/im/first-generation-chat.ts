import { type ChatFormat, readJsonObject, type ShownKind, textOf } from "./shown-message";

/** The numbers of the XiaoZhiBo apps, not those of Suixinbo (protocol.md §6.1). */
const USER_ACTIONS: Readonly<Record<number, Exclude<ShownKind, "plain">>> = {
  1: "text",
  2: "enter",
  3: "exit",
  4: "like",
  5: "danmaku",
};

/** The apps of 2016–2018: one TIMTextElem whose text is JSON. */
export const FIRST_GENERATION_CHAT: ChatFormat = {
  write(kind, text, profile) {
    const action = Object.entries(USER_ACTIONS).find(([, known]) => known === kind)?.[0];
    const content = {
      userAction: Number(action),
      userId: profile.userId,
      nickName: profile.nickname,
      headPic: profile.avatar,
      msg: text,
    };
    return [{ MsgType: "TIMTextElem", MsgContent: { Text: JSON.stringify(content) } }];
  },

  read(message, nick) {
    const element = message.elements.find((each) => each.MsgType === "TIMTextElem");
    if (!element) return undefined;
    const text = textOf(element.MsgContent.Text);
    const content = readJsonObject(text);
    if (!content || typeof content.userAction !== "number") {
      // Not its own JSON: the app shows the text as it is, under the sender's IM profile.
      return { kind: "plain", sender: message.from, nickname: nick, avatar: "", text };
    }
    const kind = USER_ACTIONS[content.userAction];
    if (!kind) return undefined;
    return {
      kind,
      sender: textOf(content.userId),
      nickname: textOf(content.nickName),
      avatar: textOf(content.headPic),
      text: textOf(content.msg),
    };
  },
};
