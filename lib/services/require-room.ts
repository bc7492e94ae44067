import { findLive, type LiveRow } from "@/db/repositories/live";
import { ServiceError } from "@/lib/errors";
import type { Services } from "./services";

/** @throws ServiceError `notFound` when nobody of that id ever asked for an address. */
export function requireRoom({ database }: Pick<Services, "database">, room: string): LiveRow {
  const live = findLive(database.read, room);
  if (!live) throw new ServiceError("notFound", "There is no live of this user.");
  return live;
}
