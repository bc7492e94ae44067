import { cleanText, cutText, pictureAddress } from "@/lib/shared/clean-text";
import { parseJsonObject } from "@/lib/shared/parse-json-object";

/** What the apps put into `roomInfo`. */
export interface RoomInfo {
  readonly title: string;
  readonly frontcover: string;
  readonly location: string;
}

/** Longest title of a live. */
const titleMaxLength = 120;

/** `roomInfo` is JSON with a title; anything else is itself the title, as the apps show it. */
export function parseRoomInfo(text: string): RoomInfo {
  const value = parseJsonObject(text);
  if (!value)
    return { title: cutText(cleanText(text), titleMaxLength), frontcover: "", location: "" };
  return {
    title: cutText(textOf(value.title), titleMaxLength),
    frontcover: pictureAddress(textOf(value.frontcover)),
    location: cutText(textOf(value.location)),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? cleanText(value) : "";
}
