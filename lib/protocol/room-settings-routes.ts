import { z } from "zod";
import { originOf } from "@/lib/server/client-address";
import { requireMeant, requireUser } from "@/lib/services/acting";
import { addModerator, removeModerator } from "@/lib/services/room-moderators";
import {
  changeRoomSettings,
  type RoomSettingsServices,
  roomSettingsOf,
} from "@/lib/services/room-settings";
import { categories } from "@/lib/shared/categories";
import { nothing, optionalText, requiredText } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf, changingCaller } from "./web-caller";

/** Far longer than what passes, so that the service can say what is wrong. */
const text = z.string().max(4096);
const texts = z.array(z.string().max(1000)).max(1000);
const settingsRequest = z.object({
  userid: optionalText,
  title: text.optional(),
  coverUrl: text.optional(),
  location: text.optional(),
  category: z.enum(["", ...categories]).optional(),
  record: z.boolean().optional(),
  manualPublic: z.boolean().optional(),
  slowSeconds: z.number().optional(),
  guestsMayWrite: z.boolean().optional(),
  blockedWords: texts.optional(),
  notice: text.optional(),
  embedSites: texts.optional(),
});
const moderatorRequest = z.object({
  userid: optionalText,
  moderator: requiredText.refine((value) => value.length <= 64, "is too long"),
  add: z.boolean(),
});

/** What the signed-in broadcaster has set for the own room: `data.settings`. */
export function answerRoomSettings(
  services: RoomSettingsServices,
  request: Request,
): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { userId } = requireUser(callerOf(services, request));
    return { data: { settings: roomSettingsOf(services, userId) } };
  });
}

/** Sets some of it, of nobody else's room: `data.settings` as they are kept. */
export function answerChangeRoomSettings(
  services: RoomSettingsServices,
  request: Request,
): Promise<Response> {
  return answerJson(services, request, settingsRequest, async ({ userid, ...change }) => {
    const { userId } = requireMeant(changingCaller(services, request), userid);
    const settings = await changeRoomSettings(services, userId, change, originOf(request));
    return { data: { settings } };
  });
}

/** Names a moderator of the own room, or takes that back: `data.settings` as they are then. */
export function answerModerators(
  services: RoomSettingsServices,
  request: Request,
): Promise<Response> {
  return answerJson(services, request, moderatorRequest, async ({ userid, moderator, add }) => {
    const { userId } = requireMeant(changingCaller(services, request), userid);
    await (add ? addModerator : removeModerator)(services, userId, moderator);
    return { data: { settings: roomSettingsOf(services, userId) } };
  });
}
