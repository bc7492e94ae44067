import type { SessionRow } from "@/db/repositories/live-sessions";
import type { PlannedSession } from "./session-plan";

/** What is known of a broadcast when its rows are worked out anew. */
interface PublicFacts {
  readonly planned: Pick<PlannedSession, "startedMs" | "endedMs">;
  /** Rows that it was known under until now, its own one among them; empty for a new broadcast. */
  readonly before: readonly Pick<SessionRow, "startedMs" | "publicMs">[];
  /** Whether its broadcaster wants to press "Go live" first (`room_setting.manual_public`). */
  readonly manual: boolean;
  /** When that was pressed last, Unix ms; 0: never. */
  readonly wentPublicMs: number;
}

/**
 * From when on everybody may watch a broadcast, Unix ms; null: only its broadcaster. What was
 * public stays so, whatever is set meanwhile, and what began as a preview waits for "Go live".
 * Only facts decide, so that reports in any order end alike.
 */
export function publicMsOf({ planned, before, manual, wentPublicMs }: PublicFacts): number | null {
  const { startedMs } = planned;
  const endMs = planned.endedMs ?? Number.POSITIVE_INFINITY;
  const within = (atMs: number) => atMs >= startedMs && atMs <= endMs;
  const pressed = within(wentPublicMs) ? wentPublicMs : null;
  const [first] = [...before].sort((a, b) => a.startedMs - b.startedMs);
  if (!first) return manual ? pressed : startedMs;
  // From its very beginning, also when that turns out to have been another moment.
  if (first.publicMs !== null && first.publicMs <= first.startedMs) return startedMs;
  const known = before.flatMap(({ publicMs }) => (publicMs === null ? [] : [publicMs]));
  if (known.length === 0) return pressed;
  // Of a broadcast that fell in two the later half goes on as it was.
  const kept = Math.max(Math.min(...known), startedMs);
  return within(kept) ? kept : pressed;
}
