import type { Connection } from "@/db/database";
import { findTape, type TapeRow } from "@/db/repositories/tapes";
import { ServiceError } from "@/lib/errors";
import { isPrivateTape } from "./tape-standing";

/**
 * The recording with this id, as far as this viewer may know of it: one that is hidden or deleted
 * exists for its owner alone.
 * @throws ServiceError `notFound`.
 */
export function requireTape(db: Connection, fileId: string, viewerId = ""): TapeRow {
  const tape = findTape(db, fileId);
  const isTheirs = tape !== null && (tape.userid === viewerId || !isPrivateTape(db, tape));
  if (!isTheirs) throw new ServiceError("notFound", "There is no recording with this id.");
  return tape;
}

/**
 * The recording with this id, for who may change it.
 * @throws ServiceError `notFound`, `unverified` when it is somebody else's.
 */
export function requireOwnTape(db: Connection, fileId: string, userId: string): TapeRow {
  const tape = requireTape(db, fileId, userId);
  if (tape.userid === userId) return tape;
  throw new ServiceError("unverified", "This recording is somebody else's.");
}

/** Any recording, for staff, whatever others may know of it. @throws ServiceError `notFound`. */
export function requireAnyTape(db: Connection, fileId: string): TapeRow {
  const tape = findTape(db, fileId);
  if (!tape) throw new ServiceError("notFound", "There is no recording with this id.");
  return tape;
}
