import type { Connection } from "@/db/database";
import { findLiveByStream } from "@/db/repositories/live";
import { lastPushBegunBefore, pushesBegunBetween } from "@/db/repositories/live-pushes";
import { findSession, type SessionRow } from "@/db/repositories/live-sessions";
import { findRoomSetting } from "@/db/repositories/room-settings";
import type { TapeRow } from "@/db/repositories/tapes";
import { isRefused } from "./push-facts";
import type { Services } from "./services";

/** `tape_data.hidden`: what its owner wants. 0 leaves it to its broadcast. */
export const hiddenByOwner = 1;
/** Shown although its broadcast never was public. */
export const shownByOwner = 2;

type Judged = Pick<
  TapeRow,
  | "sessionId"
  | "userid"
  | "streamName"
  | "startMs"
  | "durationS"
  | "hidden"
  | "deletedMs"
  | "withheldMs"
>;

/**
 * Whether nobody but its owner and staff may watch a recording: it is hidden, deleted or withheld by
 * staff, or its broadcast was for its broadcaster alone from beginning to end.
 */
export function isPrivateTape(db: Connection, tape: Judged): boolean {
  return tape.deletedMs !== 0 || tape.withheldMs !== 0 || isHiddenTape(db, tape);
}

/** The same for one that is neither deleted nor withheld, or will not be any more. */
export function isHiddenTape(db: Connection, tape: Judged): boolean {
  if (tape.hidden !== 0) return tape.hidden === hiddenByOwner;
  const session = sessionOf(db, tape);
  if (session) return session.publicMs === null;
  if (isOfRefusedPush(db, tape)) return true;
  // Its broadcast is not known yet: it is taken to be like the next one will be.
  return findRoomSetting(db, tape.userid)?.manualPublic === 1;
}

/**
 * What `tape_data.listed` is to be, from everything that is known; the one place that decides.
 * Not listed are those that nobody may watch, too short ones, and those of a live that was never
 * announced or asked for: what nobody here asked for may be another product's of the same account.
 */
export function listedOf({ config }: Services, db: Connection, tape: Judged): 0 | 1 {
  if (tape.durationS < config.tapeMinSeconds || isPrivateTape(db, tape)) return 0;
  const session = sessionOf(db, tape);
  if (session) return session.announced === 1 ? 1 : 0;
  return findLiveByStream(db, tape.streamName) ? 1 : 0;
}

/** A source begins a recording with its push, to within this, in milliseconds. */
const recordingStartMs = 10_000;

/**
 * Whether this was recorded of a push that was not let in. A cloud records whom it lets in by his
 * signature, for as long as it takes to find out and to send him away.
 */
export function isOfRefusedPush(
  db: Connection,
  { streamName, startMs }: Pick<TapeRow, "streamName" | "startMs">,
): boolean {
  const fromMs = startMs - recordingStartMs;
  const [nearest] = pushesBegunBetween(db, streamName, fromMs, startMs + recordingStartMs)
    .map((push) => ({ push, apartMs: Math.abs((push.startedMs ?? 0) - startMs) }))
    .sort((a, b) => a.apartMs - b.apartMs || Number(isRefused(a.push)) - Number(isRefused(b.push)));
  if (nearest) return isRefused(nearest.push);
  // A later file of one that was found out only then.
  const before = lastPushBegunBefore(db, streamName, startMs);
  return before !== null && isRefused(before) && (before.endedMs ?? 0) >= fromMs;
}

function sessionOf(db: Connection, { sessionId }: Judged): SessionRow | null {
  return sessionId === null ? null : findSession(db, sessionId);
}
