import { changeRoomSetting, findRoomSetting } from "@/db/repositories/room-settings";
import type { Config } from "@/lib/config";
import { ServiceError } from "@/lib/errors";
import { isWithinSite, maxEmbedSites, parseEmbedSite } from "@/lib/shared/embed-site";
import { type Caller, requireUser } from "./acting";
import { requireRoom } from "./require-room";
import type { Services } from "./services";

/**
 * The sites that may show this room and its recordings in a frame; none named: all that the server
 * allows. For the broadcaster and administrators.
 * @throws ServiceError `unverified`, `notFound`.
 */
export function embedSitesOf(services: Services, caller: Caller, room: string): readonly string[] {
  requireOwner(services, caller, room);
  return namedSites(services, room);
}

/**
 * Names the sites that may show this room and its recordings; an empty list allows what the server
 * allows. Returns them as they are kept.
 * @throws ServiceError `unverified`, `notFound`; `invalidParameter` naming what is no site.
 */
export async function setEmbedSites(
  services: Services,
  caller: Caller,
  room: string,
  sites: readonly string[],
): Promise<readonly string[]> {
  requireOwner(services, caller, room);
  const unique = keptSites(sites);
  const { database, now } = services;
  await database.write((db) =>
    changeRoomSetting(db, room, { embedSites: unique.join(" ") }, now()),
  );
  return unique;
}

/**
 * These sites as they are kept, each once.
 * @throws ServiceError `invalidParameter`, with reason `siteInvalid` naming what is no site.
 */
export function keptSites(sites: readonly string[]): readonly string[] {
  if (sites.length > maxEmbedSites) {
    throw new ServiceError("invalidParameter", `Name at most ${maxEmbedSites} sites.`);
  }
  const kept = sites.map((text) => {
    const site = parseEmbedSite(text);
    if (site !== null) return site;
    throw new ServiceError(
      "invalidParameter",
      `${JSON.stringify(text)} is no site: write scheme and host alone, like https://example.com.`,
      { data: { reason: "siteInvalid" } },
    );
  });
  return [...new Set(kept)];
}

/**
 * The value of `frame-ancestors` (CSP3 §6.4.2) for the frames of this user's room and recordings:
 * his own sites within those of the server, and always this site itself.
 */
export function frameAncestorsOf(
  services: Pick<Services, "config" | "database">,
  userid: string,
): string {
  const { embedSites: allowed } = services.config;
  const named = namedSites(services, userid);
  const sites = named.length === 0 ? allowed : within(named, allowed);
  return sites.includes("*") ? "*" : ["'self'", ...sites].join(" ");
}

function within(named: readonly string[], allowed: Config["embedSites"]): readonly string[] {
  if (allowed.includes("*")) return named;
  return named.filter((site) => allowed.some((outer) => isWithinSite(site, outer)));
}

/** What the broadcaster has named; none: all that the server allows. */
export function namedSites(
  { database }: Pick<Services, "database">,
  userid: string,
): readonly string[] {
  const sites = findRoomSetting(database.read, userid)?.embedSites ?? "";
  return sites === "" ? [] : sites.split(" ");
}

/** The own room is there before its first address. */
function requireOwner(services: Services, caller: Caller, room: string): void {
  const { userId, role } = requireUser(caller);
  if (userId === room) return;
  requireRoom(services, room);
  if (role === "admin") return;
  throw new ServiceError("unverified", "Only the broadcaster may say which sites show the room.");
}
