import { z } from "zod";
import { listMeasuredLives } from "@/lib/services/admin-lives";
import { type StateServices, serverState } from "@/lib/services/cloud-state";
import { orderLive } from "@/lib/services/live-orders";
import type { RoomServices } from "@/lib/services/rooms";
import type { LiveOrder } from "@/lib/shared/admin-lives";
import { nothing, userid } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf } from "./web-caller";

/** No list has so many pages. */
const lastPage = 100_000;
const listQuery = z.object({ page: z.coerce.number().int().min(1).max(lastPage).default(1) });
const orderRequest = z.object({ userid });

/** Lives on air and forbidden broadcasters (`?page=…`); administrators only. */
export function answerAdminLives(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const query = listQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    return { data: await listMeasuredLives(services, callerOf(services, request), query.page) };
  });
}

/** `{userid}`: ends a broadcast, forbids a broadcaster or allows him again; administrators only. */
export function answerLiveOrder(
  services: RoomServices,
  request: Request,
  order: LiveOrder,
): Promise<Response> {
  return answerJson(services, request, orderRequest, async (input) => ({
    data: await orderLive(services, callerOf(services, request), order, input.userid),
  }));
}

/** How the server and the cloud are; administrators only. */
export function answerServerState(services: StateServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: serverState(services, callerOf(services, request)),
  }));
}
