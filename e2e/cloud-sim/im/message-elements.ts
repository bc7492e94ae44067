import { invalid } from "./im-body";
import { IM_CODES, ImError } from "./im-error";
import type { MsgElement } from "./im-types";

/** A whole message is at most so long. */
const MAX_MESSAGE_BYTES = 8000;

/** The texts of each kind of element that this application carries; the first is required. */
const TEXT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  TIMTextElem: ["Text"],
  TIMCustomElem: ["Data", "Desc", "Ext", "Sound"],
};

/** Other kinds that exist; their contents are passed on unread. */
const OPAQUE_KINDS = [
  "TIMFaceElem",
  "TIMLocationElem",
  "TIMSoundElem",
  "TIMImageElem",
  "TIMFileElem",
  "TIMVideoFileElem",
];

/** Reads a MsgBody. @throws ImError 10004, 80002 */
export function parseElements(value: unknown): MsgElement[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid("MsgBody");
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_MESSAGE_BYTES) {
    throw new ImError(IM_CODES.messageTooLong, "the message is longer than 8000 bytes");
  }
  return (value as unknown[]).map((element) => {
    if (!isRecord(element)) throw invalid("MsgBody");
    const { MsgType, MsgContent } = element;
    if (typeof MsgType !== "string" || !isRecord(MsgContent)) throw invalid("MsgBody");
    const members = TEXT_MEMBERS[MsgType];
    if (!members && !OPAQUE_KINDS.includes(MsgType)) throw invalid("MsgType");
    for (const [index, name] of (members ?? []).entries()) {
      const text = MsgContent[name];
      if (index === 0 && text === undefined) throw invalid(`MsgContent.${name}`);
      if (text !== undefined && typeof text !== "string") throw invalid(`MsgContent.${name}`);
    }
    return { MsgType, MsgContent };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
