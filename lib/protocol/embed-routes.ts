import { z } from "zod";
import { actorOf, isCrossSite } from "@/lib/auth/actor";
import { ServiceError } from "@/lib/errors";
import { clientIpOf } from "@/lib/server/client-address";
import type { Caller } from "@/lib/services/acting";
import { embedSitesOf, setEmbedSites } from "@/lib/services/embed-sites";
import type { Services } from "@/lib/services/services";
import { answerJson } from "./json-answer";

const nothing = z.object({});
/** Far longer than what passes, so that the service can say what is wrong. */
const sitesRequest = z.object({ sites: z.array(z.string().max(1000)).max(1000) });

/** Which sites may show the room in a frame: `data.sites`; empty: all that the server allows. */
export function answerEmbedSites(services: Services, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: { sites: embedSitesOf(services, callerOf(services, request), roomOf(request)) },
  }));
}

/** Names these sites: `data.sites` as they are kept. */
export function answerSetEmbedSites(services: Services, request: Request): Promise<Response> {
  return answerJson(services, request, sitesRequest, async ({ sites }) => {
    if (isCrossSite(services, request)) {
      throw new ServiceError("unverified", "This call comes from another site.");
    }
    const caller = callerOf(services, request);
    return { data: { sites: await setEmbedSites(services, caller, roomOf(request), sites) } };
  });
}

function callerOf(services: Services, request: Request): Caller {
  return { actor: actorOf(services, request), clientIp: clientIpOf(request) };
}

/** `/api/rooms/USERID/embed-sites`: the doors are called with the request alone. */
function roomOf(request: Request): string {
  const segment = new URL(request.url).pathname.split("/")[3] ?? "";
  return decodeURIComponent(segment);
}
