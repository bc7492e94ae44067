import { z } from "zod";
import { originOf } from "@/lib/server/client-address";
import { requireUser } from "@/lib/services/acting";
import { readNotices } from "@/lib/services/staff-notices";
import { type StudioServices, studioOf } from "@/lib/services/studio";
import { endOwn, goLive, type StudioOrder } from "@/lib/services/studio-orders";
import { noticesShown } from "@/lib/shared/staff-notice";
import { nothing, optionalText } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf, changingCaller } from "./web-caller";

const order = z.object({ userid: optionalText });
/** As many notices as a studio could show at once. */
const readOrder = order.extend({ ids: z.array(z.string().max(64)).max(noticesShown) });

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

/** What staff said has been read: `{userid, ids}` → `{studio}`. */
export function answerReadNotices(services: StudioServices, request: Request): Promise<Response> {
  return answerJson(services, request, readOrder, async (input) => {
    const caller = changingCaller(services, request);
    await readNotices(services, caller, input.userid, input.ids);
    const { userId } = requireUser(caller);
    return { data: { studio: await studioOf(services, userId, originOf(request)) } };
  });
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
