import { actorOf, isCrossSite } from "@/lib/auth/actor";
import { readCookie } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import { clientIpOf, originOf } from "@/lib/server/client-address";
import type { Caller } from "@/lib/services/acting";
import type { Services } from "@/lib/services/services";

/** Who asks, and from where. */
export function callerOf(services: Services, request: Request): Caller {
  return { actor: actorOf(services, request), clientIp: clientIpOf(request) };
}

/** The same for a call that changes something. @throws ServiceError `unverified` as below. */
export function changingCaller(services: Services, request: Request): Caller {
  refuseCrossSite(services, request);
  return callerOf(services, request);
}

/** Another site must not speak in a visitor's name. @throws ServiceError `unverified`. */
export function refuseCrossSite(services: Services, request: Request): void {
  if (isCrossSite(services, request)) {
    throw new ServiceError("unverified", "This call comes from another site.");
  }
}

/** What the browser keeps under that name; undefined when it sent nothing of it. */
export function cookieOf({ headers }: Request, name: string): string | undefined {
  return readCookie(headers.get("cookie") ?? "", name);
}

/** Whether the caller came over https, so that his cookies may be kept to it. */
export function isHttps(request: Request): boolean {
  return originOf(request).startsWith("https:");
}

/** Whose room it is: `/api/rooms/USERID…`. @throws ServiceError `notFound` as below. */
export function roomOf(request: Request): string {
  return namedIn(request, "There is no such room.");
}

/** `/api/tapes/FILEID…`. @throws ServiceError `notFound` as below. */
export function tapeOf(request: Request): string {
  return namedIn(request, "There is no recording with this id.");
}

/** `/api/broadcasts/ID`. @throws ServiceError `notFound` as below. */
export function broadcastOf(request: Request): string {
  return namedIn(request, "There is no such broadcast of yours.");
}

/** `/api/users/USERID`. @throws ServiceError `notFound` as below. */
export function userOf(request: Request): string {
  return namedIn(request, "There is no such user.");
}

/**
 * The third segment of the path, decoded: the doors are called with the request alone.
 * @throws ServiceError `notFound` when a percent sign in it begins no UTF-8 character.
 */
function namedIn(request: Request, missing: string): string {
  const segment = new URL(request.url).pathname.split("/")[3] ?? "";
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new ServiceError("notFound", missing, { cause });
  }
}
