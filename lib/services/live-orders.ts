import { findLive } from "@/db/repositories/live";
import { isServiceError, ServiceError } from "@/lib/errors";
import { isCloudError } from "@/lib/providers/cloud-error";
import type { LiveOrderName, LiveOrderResult, UnfinishedOrder } from "@/lib/shared/admin-lives";
import type { Caller } from "./acting";
import { type Ban, banOf } from "./ban";
import { cloudTroubleOf } from "./cloud-trouble";
import type { RoomServices } from "./rooms";
import { allowLive, type BanOrder, forbidLive, stopLive } from "./steering";

/** What staff orders about a broadcaster. */
export type LiveOrder =
  | { readonly what: "stop"; readonly reason: string }
  | ({ readonly what: "forbid" } & BanOrder)
  | { readonly what: "allow" };

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
 * Carries out an order of the staff. When the cloud does not confirm it, the error's data say
 * what is done and what is not (`reason`), how the broadcaster stands, and the cloud's own answer.
 * @throws ServiceError `unverified`, `notFound`, `cloudUnavailable`
 */
export async function orderLive(
  services: RoomServices,
  caller: Caller,
  order: LiveOrder,
  userid: string,
): Promise<LiveOrderResult> {
  try {
    if (order.what === "stop") await stopLive(services, caller, userid, order.reason);
    else if (order.what === "allow") await allowLive(services, caller, userid);
    else await forbidLive(services, caller, userid, order);
  } catch (error) {
    if (!isServiceError(error) || error.code !== "cloudUnavailable") throw error;
    throw explain(services, error, order.what, userid);
  }
  const ban = standing(services, userid);
  return {
    userId: userid,
    forbidden: ban !== null,
    forbidUntilMs: ban?.untilMs ?? null,
    forbidReason: ban?.reason ?? "",
  };
}

/** The longest ban that has an end, in milliseconds. */
const longestBanMs = 3650 * 86_400_000;

/**
 * When a ban ends: at a moment, after so many seconds, or not by itself.
 * @throws ServiceError `invalidParameter` for both, for the past and for what is too far away.
 */
export function banEnd(
  { now }: Pick<RoomServices, "now">,
  untilMs: number | undefined,
  seconds: number | undefined,
): number | null {
  if (untilMs !== undefined && seconds !== undefined) {
    throw new ServiceError("invalidParameter", "Name either untilMs or seconds.");
  }
  const endMs = seconds === undefined ? untilMs : now() + seconds * 1000;
  if (endMs === undefined) return null;
  if (endMs <= now() || endMs - now() > longestBanMs) {
    throw new ServiceError("invalidParameter", "A ban ends in the future, within ten years.", {
      data: { reason: "banEnd" },
    });
  }
  return endMs;
}

function explain(
  services: RoomServices,
  error: ServiceError,
  order: LiveOrderName,
  userid: string,
): ServiceError {
  const { cause } = error;
  const forbidden = standing(services, userid) !== null;
  const reason = unfinished(order, forbidden);
  const cloud = isCloudError(cause) ? cloudTroubleOf(services.config, cause) : null;
  services.log.warn({ err: cause, order, userid }, "an administrator's order was not confirmed");
  const data = { reason, userId: userid, forbidden, cloud };
  return new ServiceError("cloudUnavailable", words[reason], { cause: error, data });
}

/** Told from what is written down, whichever of database and cloud is told first. */
function unfinished(order: LiveOrderName, forbidden: boolean): UnfinishedOrder {
  if (order === "stop") return "stillOnAir";
  if (order === "forbid") return forbidden ? "banHoldsHere" : "stillOnAir";
  return forbidden ? "stillForbidden" : "allowedHereOnly";
}

function standing({ database, now }: RoomServices, userid: string): Ban | null {
  return banOf(findLive(database.read, userid), now());
}
