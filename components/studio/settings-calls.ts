import { callJson } from "@/components/data/client";
import type { RoomSettings, RoomSettingsChange } from "@/lib/shared/room-settings";

interface Answer {
  readonly settings: RoomSettings;
}

/** Sets some of this user's room, who is to be signed in; returns what holds then. */
export async function changeSettings(
  userid: string,
  change: RoomSettingsChange,
): Promise<RoomSettings> {
  return (await callJson<Answer>("/api/studio/settings", { userid, ...change })).settings;
}

/** Names a moderator of this user's room, or takes that back. */
export async function changeModerator(
  userid: string,
  moderator: string,
  add: boolean,
): Promise<RoomSettings> {
  return (await callJson<Answer>("/api/studio/moderators", { userid, moderator, add })).settings;
}
