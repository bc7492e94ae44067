import type { Connection } from "@/db/database";
import type { SessionRow } from "@/db/repositories/live-sessions";
import { recountViewers, renameFigures } from "@/db/repositories/session-figures";

/** What a broadcast has come to. */
type Figures = Pick<SessionRow, "peakViewers" | "viewerTotal" | "likeCount" | "messageCount">;

const none: Figures = { peakViewers: 0, viewerTotal: 0, likeCount: 0, messageCount: 0 };

/**
 * What these broadcasts, of which a late report has made one, have come to together; nothing when
 * there are none. Messages and different viewers are counted anew soon.
 */
export function figuresOfAll(rows: readonly SessionRow[]): Figures {
  return rows.reduce(
    (sum, row) => ({
      peakViewers: Math.max(sum.peakViewers, row.peakViewers),
      viewerTotal: Math.max(sum.viewerTotal, row.viewerTotal),
      likeCount: sum.likeCount + row.likeCount,
      messageCount: sum.messageCount + row.messageCount,
    }),
    none,
  );
}

/** Brings who watched them, and their moments, to the broadcast that they are now. */
export function carryFigures(db: Connection, parts: readonly SessionRow[], id: string): void {
  const others = parts.filter((row) => row.id !== id);
  for (const row of others) renameFigures(db, row.id, id);
  if (others.length > 0 && parts.length > 1) recountViewers(db, id);
}

/**
 * Likes that viewers of the broadcast that runs have not been shown as its own: those of the others
 * that it is made of.
 */
export function likesOfOthers(parts: readonly SessionRow[], shownId: string | null): number {
  if (!parts.some(({ id }) => id === shownId)) return 0;
  return figuresOfAll(parts.filter(({ id }) => id !== shownId)).likeCount;
}
