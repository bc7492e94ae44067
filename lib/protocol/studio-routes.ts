import { z } from "zod";
import { findLive } from "@/db/repositories/live";
import { ServiceError } from "@/lib/errors";
import { originOf } from "@/lib/server/client-address";
import { accountProfileOf } from "@/lib/services/account-profile";
import { requireMeant, requireUser } from "@/lib/services/acting";
import { requireAllowed } from "@/lib/services/broadcaster";
import { requestAddress } from "@/lib/services/rooms";
import { withoutBlockedWords } from "@/lib/services/shown-words";
import { type StudioServices, studioOf } from "@/lib/services/studio";
import { endOwn, goLive, type StudioOrder } from "@/lib/services/studio-orders";
import { ownPictureUrl } from "@/lib/services/uploads";
import { optionalText, requiredText } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf, changingCaller } from "./web-caller";

const nothing = z.object({});
const order = z.object({ userid: optionalText });
const addressRequest = z.object({
  userid: optionalText,
  title: requiredText.refine((value) => value.length <= 120, "is too long"),
  frontcover: optionalText,
});

/** The signed-in broadcaster's own stream. */
export function answerStudio(services: StudioServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: {
      studio: await studioOf(
        services,
        requireUser(callerOf(services, request)).userId,
        originOf(request),
      ),
    },
  }));
}

/** "Go live": `{userid}` → `{studio}`. */
export function answerGoLive(services: StudioServices, request: Request): Promise<Response> {
  return answerOrder(services, request, goLive);
}

/** The broadcaster ends the own broadcast: `{userid}` → `{studio}`. */
export function answerEndOwn(services: StudioServices, request: Request): Promise<Response> {
  return answerOrder(services, request, endOwn);
}

/** Whoever calls orders for himself alone. */
function answerOrder(
  services: StudioServices,
  request: Request,
  carryOut: StudioOrder,
): Promise<Response> {
  return answerJson(services, request, order, async (input) => {
    const caller = changingCaller(services, request);
    await carryOut(services, caller, input.userid);
    const { userId } = requireUser(caller);
    return { data: { studio: await studioOf(services, userId, originOf(request)) } };
  });
}

/** A push address for the signed-in broadcaster: `{userid, title, frontcover}`. */
export function answerStudioAddress(services: StudioServices, request: Request): Promise<Response> {
  return answerJson(services, request, addressRequest, async (input) => {
    const { userId, nickname } = requireMeant(changingCaller(services, request), input.userid);
    requireAllowed(services, userId);
    const origin = originOf(request);
    const location = findLive(services.database.read, userId)?.location ?? "";
    const other = { groupid: "", location, desc: "" };
    const { avatarUrl: headpic } = accountProfileOf(services, userId);
    const frontcover = coverOf(services, userId, input.frontcover, origin);
    const about = { ...other, userid: userId, nickname, headpic, title: input.title, frontcover };
    const address = await requestAddress(services, withoutBlockedWords(services, about), origin);
    return { data: { address } };
  });
}

/** No cover, or one that this user uploaded here. @throws ServiceError `badRequest`. */
function coverOf(services: StudioServices, userId: string, url: string, origin: string): string {
  const own = url === "" ? "" : ownPictureUrl(services, userId, url, origin);
  if (own === null) throw new ServiceError("badRequest", "The cover is no picture of yours.");
  return own;
}
