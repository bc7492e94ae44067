import { z } from "zod";
import { embedSitesOf, setEmbedSites } from "@/lib/services/embed-sites";
import type { Services } from "@/lib/services/services";
import { nothing } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf, changingCaller, roomOf } from "./web-caller";

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
    const caller = changingCaller(services, request);
    return { data: { sites: await setEmbedSites(services, caller, roomOf(request), sites) } };
  });
}
