import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { originOf } from "@/lib/server/client-address";
import { accountProfileOf } from "@/lib/services/account-profile";
import { requireMeant, requireUser } from "@/lib/services/acting";
import { requireAllowed } from "@/lib/services/broadcaster";
import { requestAddress } from "@/lib/services/rooms";
import { withoutBlockedWords } from "@/lib/services/shown-words";
import { type StudioServices, studioOf } from "@/lib/services/studio";
import { ownPictureUrl } from "@/lib/services/uploads";
import type { PushAddress } from "@/lib/shared/models";
import { optionalText, requiredText } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf } from "./web-caller";

const nothing = z.object({});
const addressRequest = z.object({
  userid: optionalText,
  title: requiredText.refine((value) => value.length <= 120, "is too long"),
  frontcover: optionalText,
});

/** The signed-in broadcaster's own stream. */
export function answerStudio(services: StudioServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: { studio: studioOf(services, requireUser(callerOf(services, request)).userId) },
  }));
}

/** A push address for the signed-in broadcaster: `{userid, title, frontcover}`. */
export function answerStudioAddress(services: StudioServices, request: Request): Promise<Response> {
  return answerJson(services, request, addressRequest, async (input) => {
    const { userId, nickname } = requireMeant(callerOf(services, request), input.userid);
    requireAllowed(services, userId);
    const origin = originOf(request);
    const empty = { groupid: "", location: "", desc: "" };
    const { avatarUrl: headpic } = accountProfileOf(services, userId);
    const frontcover = coverOf(services, userId, input.frontcover, origin);
    const about = { ...empty, userid: userId, nickname, headpic, title: input.title, frontcover };
    const issued = await requestAddress(services, withoutBlockedWords(services, about), origin);
    const { server, streamKey, expiresAtMs } = issued;
    const address: PushAddress = { server, streamKey, expiresAtMs };
    return { data: { address } };
  });
}

/** No cover, or one that this user uploaded here. @throws ServiceError `badRequest`. */
function coverOf(services: StudioServices, userId: string, url: string, origin: string): string {
  const own = url === "" ? "" : ownPictureUrl(services, userId, url, origin);
  if (own === null) throw new ServiceError("badRequest", "The cover is no picture of yours.");
  return own;
}
