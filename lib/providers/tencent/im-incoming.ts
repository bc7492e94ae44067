import { parseJsonObject } from "@/lib/shared/parse-json-object";
import type { PhoneMessage, RoomMessage } from "../im-provider";

type Said = Omit<PhoneMessage, "wordless">;

type Fields = Readonly<Record<string, unknown>>;

/** Both generations number what is said alike (protocol.md §6). */
const kinds: Readonly<Record<string, RoomMessage["kind"]>> = {
  "1": "text",
  "2": "enter",
  "3": "exit",
  "4": "like",
  "5": "danmaku",
};
/** The apps send two; who sends many more is none of them. */
const maxElements = 16;

/**
 * Reads the `MsgBody` of a group message in the forms of both generations, and plain text. Null for
 * what is no conversation: link-mic, notices of RoomService, and whatever else is not known.
 */
export function parsePhoneMessage(msgBody: unknown): PhoneMessage | null {
  if (!Array.isArray(msgBody)) return null;
  const said = saidIn(msgBody);
  if (!said) return null;
  const hasWords = said.kind === "text" || said.kind === "danmaku" || said.text.trim() !== "";
  return { ...said, wordless: !hasWords && msgBody.length === 1 };
}

function saidIn(msgBody: readonly unknown[]): Said | null {
  const elements = msgBody.slice(0, maxElements).map(fieldsOf);
  const texts = contentsOf(elements, "TIMTextElem", "Text");
  for (const data of contentsOf(elements, "TIMCustomElem", "Data")) {
    const said = parseJsonObject(data);
    const known = said && ofSecondGeneration(said, texts.join(" "));
    if (known) return known;
  }
  const [first] = texts;
  if (first === undefined || elements.some((element) => element.MsgType === "TIMCustomElem")) {
    return null;
  }
  return ofFirstGeneration(first, texts.join(" "));
}

function ofFirstGeneration(first: string, whole: string): Said | null {
  const said = parseJsonObject(first);
  if (!said || said.userAction === undefined) {
    return { generation: null, kind: "text", nickname: "", avatarUrl: "", text: whole };
  }
  const kind = kinds[textOf(said.userAction)];
  if (!kind) return null;
  return {
    generation: 1,
    kind,
    nickname: textOf(said.nickName),
    avatarUrl: textOf(said.headPic),
    text: textOf(said.msg),
  };
}

function ofSecondGeneration(said: Fields, text: string): Said | null {
  const data = fieldsOf(said.data);
  // One iOS version put the sender beside `data` and not into it.
  const nickname = firstText(data.nickName, data.userName, said.nickName, said.userName);
  const avatarUrl = firstText(data.headPic, data.userAvatar, said.headPic, said.userAvatar);
  if (said.cmd === "CustomTextMsg") {
    return { generation: 2, kind: "text", nickname, avatarUrl, text };
  }
  const kind = said.cmd === "CustomCmdMsg" ? kinds[textOf(data.cmd)] : undefined;
  return kind ? { generation: 2, kind, nickname, avatarUrl, text: textOf(data.msg) } : null;
}

/** The texts under `member` of all elements of a type. */
function contentsOf(elements: readonly Fields[], type: string, member: string): string[] {
  return elements.flatMap((element) => {
    const value = element.MsgType === type ? fieldsOf(element.MsgContent)[member] : undefined;
    return typeof value === "string" ? [value] : [];
  });
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function firstText(...values: unknown[]): string {
  return values.map(textOf).find((value) => value !== "") ?? "";
}
