import type { Connection } from "@/db/database";
import { findTape, type TapeRow } from "@/db/repositories/tapes";
import { ServiceError } from "@/lib/errors";

/** The recording with this id. @throws ServiceError `notFound`. */
export function requireTape(db: Connection, fileId: string): TapeRow {
  const tape = findTape(db, fileId);
  if (!tape) throw new ServiceError("notFound", "There is no recording with this id.");
  return tape;
}
