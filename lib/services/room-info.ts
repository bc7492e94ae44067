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

/** All of `roomInfo` that an app could show: every room list repeats it as it is. */
export function readableRoomInfo(text: string): string[] {
  return readableTexts(parseJsonObject(text) ?? text);
}

/** `roomInfo` is too short to nest deeper than calls can. */
function readableTexts(value: unknown): string[] {
  if (typeof value === "string") return /^https?:\/\//i.test(value) ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(readableTexts);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? cleanText(value) : "";
}
