import { randomBytes } from "node:crypto";
import type { Connection } from "@/db/database";
import { findSession } from "@/db/repositories/live-sessions";
import * as figures from "@/db/repositories/session-figures";
import * as samples from "@/db/repositories/session-samples";
import { settledAfterMs } from "./refresh-stream";
import type { Services } from "./services";

/** Broadcasts looked at in one go; there may be a million. */
const lookedAt = 50;
/** Viewers forgotten in one write; a big broadcast has more, and its turn comes again. */
const viewersAtOnce = 5000;
const dayMs = 86_400_000;

/**
 * Forgets the charts of broadcasts that ended more than `SAMPLE_DAYS` ago, and who watched those
 * that cannot change any more. It begins somewhere, as ids have no order in time, so that in the
 * long run every broadcast has its turn.
 */
export async function tidyFigures({ config, database, now }: Services): Promise<void> {
  const db = database.read;
  const from = randomBytes(4).toString("hex");
  const isOver = (id: string, afterMs: number) => {
    const session = findSession(db, id);
    return session === null || (session.endedMs !== null && session.endedMs < now() - afterMs);
  };
  const sampled = some(db, samples.nextSampled, from).filter((id) =>
    isOver(id, config.sampleDays * dayMs),
  );
  const watched = some(db, figures.nextWatched, from).filter((id) => isOver(id, settledAfterMs));
  if (sampled.length > 0) {
    await database.write((writer) => {
      for (const id of sampled) samples.deleteSamplesOf(writer, id);
    });
  }
  for (const id of watched) {
    await database.write((writer) => figures.deleteSomeViewers(writer, id, viewersAtOnce));
  }
}

type Next = (db: Connection, after: string) => string | null;

/** Some broadcasts from there on and, past the last, from the first. */
function some(db: Connection, next: Next, from: string): string[] {
  const found = new Set<string>();
  let id = next(db, from) ?? next(db, "");
  while (id !== null && !found.has(id) && found.size < lookedAt) {
    found.add(id);
    id = next(db, id) ?? next(db, "");
  }
  return [...found];
}
