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
  if (!value) return { title: cut(text), frontcover: "", location: "" };
  return {
    title: cut(stringOf(value.title)),
    frontcover: stringOf(value.frontcover),
    location: stringOf(value.location),
  };
}

function stringOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function cut(text: string): string {
  return [...text].slice(0, titleMaxLength).join("");
}
