import { findLive } from "@/db/repositories/live";
import { isServiceError, ServiceError } from "@/lib/errors";
import { isCloudError } from "@/lib/providers/cloud-error";
import type { LiveOrder, UnfinishedOrder } from "@/lib/shared/admin-lives";
import type { Caller } from "./acting";
import { cloudTroubleOf } from "./cloud-trouble";
import type { RoomServices } from "./rooms";
import { forbidLive, stopLive } from "./steering";

/** How a broadcaster stands after an order. */
export interface OrderResult {
  readonly userId: string;
  readonly forbidden: boolean;
}

/** For those who read the message alone. */
const words: Readonly<Record<UnfinishedOrder, string>> = {
  stillOnAir: "The broadcast was not ended: Tencent Cloud did not confirm it.",
  banHoldsHere:
    "The ban holds on this server, and Tencent Cloud has not confirmed it: it is passed on as soon as Tencent Cloud answers and carries the stream.",
  stillForbidden: "The broadcaster is still forbidden: Tencent Cloud did not confirm the change.",
  allowedHereOnly:
    "The ban is lifted on this server, but Tencent Cloud did not confirm it and may still refuse the stream: try again.",
};

/**
 * Carries out an administrator's order. When the cloud does not confirm it, the error's data say
 * what is done and what is not (`reason`), how the broadcaster stands, and the cloud's own answer.
 * @throws ServiceError `unverified`, `notFound`, `cloudUnavailable`
 */
export async function orderLive(
  services: RoomServices,
  caller: Caller,
  order: LiveOrder,
  userid: string,
): Promise<OrderResult> {
  try {
    if (order === "stop") await stopLive(services, caller, userid);
    else await forbidLive(services, caller, userid, order === "forbid");
  } catch (error) {
    if (!isServiceError(error) || error.code !== "cloudUnavailable") throw error;
    throw explain(services, error, order, userid);
  }
  return { userId: userid, forbidden: isForbidden(services, userid) };
}

function explain(
  services: RoomServices,
  error: ServiceError,
  order: LiveOrder,
  userid: string,
): ServiceError {
  const { cause } = error;
  const forbidden = isForbidden(services, userid);
  const reason = unfinished(order, forbidden);
  const cloud = isCloudError(cause) ? cloudTroubleOf(services.config, cause) : null;
  services.log.warn({ err: cause, order, userid }, "an administrator's order was not confirmed");
  const data = { reason, userId: userid, forbidden, cloud };
  return new ServiceError("cloudUnavailable", words[reason], { cause: error, data });
}

/** Told from what is written down, whichever of database and cloud is told first. */
function unfinished(order: LiveOrder, forbidden: boolean): UnfinishedOrder {
  if (order === "stop") return "stillOnAir";
  if (order === "forbid") return forbidden ? "banHoldsHere" : "stillOnAir";
  return forbidden ? "stillForbidden" : "allowedHereOnly";
}

function isForbidden({ database }: RoomServices, userid: string): boolean {
  return findLive(database.read, userid)?.forbidStatus === 1;
}
