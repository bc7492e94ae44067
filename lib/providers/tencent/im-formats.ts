import type { AppGeneration, RoomMessage } from "../im-provider";

/** One element of a message of IM. */
export interface MsgElement {
  readonly MsgType: "TIMTextElem" | "TIMCustomElem";
  readonly MsgContent: Readonly<Record<string, string>>;
}

/** `userAction` of the first generation, and `cmd` of the second as text (protocol.md §6). */
const actionOf: Readonly<Record<RoomMessage["kind"], number>> = {
  text: 1,
  enter: 2,
  exit: 3,
  like: 4,
  danmaku: 5,
};

/**
 * The messages, each a list of elements, that say this to these generations of apps. A text for
 * both is one message: the first generation shows the plain text in it under the sender's IM
 * nickname, so that nobody reads it twice.
 */
export function messagesFor(
  message: RoomMessage,
  generations: readonly AppGeneration[],
): readonly (readonly MsgElement[])[] {
  // Nobody known means anybody: a room of a web broadcaster is open to both.
  const anybody = generations.length === 0;
  const toFirst = anybody || generations.includes(1);
  const toSecond = anybody || generations.includes(2);
  if (message.kind === "text") return [toSecond ? secondText(message) : firstAny(message)];
  return [...(toFirst ? [firstAny(message)] : []), ...(toSecond ? [secondCustom(message)] : [])];
}

/** First generation: JSON in a text element. */
function firstAny({ kind, userId, nickname, avatarUrl, text }: RoomMessage): MsgElement[] {
  const said = {
    userAction: actionOf[kind],
    userId,
    nickName: nickname,
    headPic: avatarUrl,
    msg: text,
  };
  return [textElement(JSON.stringify(said))];
}

/** Second generation: who it is in a custom element, the words in a text element beside it. */
function secondText({ nickname, avatarUrl, text }: RoomMessage): MsgElement[] {
  const who = { cmd: "CustomTextMsg", data: { nickName: nickname, headPic: avatarUrl } };
  return [customElement(who), textElement(text)];
}

/** Second generation: everything but texts. `cmd` is text there. */
function secondCustom({ kind, nickname, avatarUrl, text }: RoomMessage): MsgElement[] {
  const data = {
    userName: nickname,
    userAvatar: avatarUrl,
    cmd: String(actionOf[kind]),
    msg: text,
  };
  return [customElement({ cmd: "CustomCmdMsg", data })];
}

function textElement(text: string): MsgElement {
  return { MsgType: "TIMTextElem", MsgContent: { Text: text } };
}

function customElement(data: object): MsgElement {
  const MsgContent = { Data: JSON.stringify(data), Desc: "", Ext: "" };
  return { MsgType: "TIMCustomElem", MsgContent };
}
