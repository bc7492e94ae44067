import { countSessionsOfUser, sessionsOfUser, tapesOfSessions } from "@/db/repositories/broadcasts";
import { findSession, type SessionRow } from "@/db/repositories/live-sessions";
import { reconnectionsOf } from "@/db/repositories/session-pushes";
import { samplesOf } from "@/db/repositories/session-samples";
import type { TapeRow } from "@/db/repositories/tapes";
import { ServiceError } from "@/lib/errors";
import type {
  BroadcastPage,
  BroadcastSample,
  BroadcastSummary,
  MeasuredSample,
} from "@/lib/shared/broadcast";
import { categoryOf } from "@/lib/shared/categories";
import type { Page } from "@/lib/shared/models";
import { refusedErrorCodes } from "./push-facts";
import { type RecordingServices, recordingProblemOf, recordingStateOf } from "./recording-state";
import { endedByOf } from "./staff-notices";
import { thinSamples } from "./thin-samples";

/** Broadcasts on one page of the history. */
export const broadcastsPerPage = 20;
/** A chart is hardly wider in pixels that can be told apart. */
const maxPoints = 300;
/** Times at which a lost publisher came back that are marked in it, for the same reason. */
export const maxReconnectionsMarked = 300;

/**
 * One's own broadcasts, the newest first; page from 1. A push of less than a second is none: a
 * program tried whether its key is right.
 */
export function broadcastsOf(
  services: RecordingServices,
  userId: string,
  page: number,
): Page<BroadcastSummary> {
  const db = services.database.read;
  const offset = (page - 1) * broadcastsPerPage;
  return {
    items: summariesOf(services, sessionsOfUser(db, userId, broadcastsPerPage, offset)),
    total: countSessionsOfUser(db, userId),
  };
}

/**
 * One of them with how it went. @throws ServiceError `notFound`, also for those of others: nobody
 * learns whether there are any.
 */
export function broadcastPageOf(
  services: RecordingServices,
  userId: string,
  id: string,
): BroadcastPage {
  const db = services.database.read;
  const session = findSession(db, id);
  if (session?.userid !== userId) {
    throw new ServiceError("notFound", "There is no such broadcast of yours.");
  }
  const [broadcast] = summariesOf(services, [session]);
  if (!broadcast) throw new Error("a broadcast without a summary");
  const back = reconnectionsOf(db, id, refusedErrorCodes, maxReconnectionsMarked);
  return {
    broadcast,
    samples: pointsOf(session, samplesOf(db, id)).map(shownToOwner),
    reconnections: back.count,
    reconnectedAtMs: back.atMs,
  };
}

/** What is told of each of these broadcasts. */
export function summariesOf(
  services: RecordingServices,
  sessions: readonly SessionRow[],
): BroadcastSummary[] {
  const ids = sessions.map(({ id }) => id);
  const tapes = new Map<string | null, TapeRow[]>();
  for (const tape of tapesOfSessions(services.database.read, ids)) {
    tapes.set(tape.sessionId, [...(tapes.get(tape.sessionId) ?? []), tape]);
  }
  return sessions.map((session) => summaryOf(services, session, tapes.get(session.id) ?? []));
}

function summaryOf(
  services: RecordingServices,
  session: SessionRow,
  tapes: readonly TapeRow[],
): BroadcastSummary {
  const { id, title, category, startedMs, endedMs, publicMs } = session;
  const endMs = endedMs ?? services.now();
  const recording = recordingStateOf(services, session, tapes);
  return {
    id,
    title,
    coverUrl: session.frontcover,
    category: categoryOf(category),
    startedAtMs: startedMs,
    endedAtMs: endedMs,
    publicAtMs: publicMs,
    durationSeconds: Math.max(0, Math.floor((endMs - (publicMs ?? startedMs)) / 1000)),
    peakViewers: session.peakViewers,
    // Those of the last seconds may not be told apart yet.
    totalViewers: Math.max(session.viewerTotal, session.peakViewers),
    likes: session.likeCount,
    messages: session.messageCount,
    recording,
    recordingProblem: recordingProblemOf(services, session, recording),
    endedBy: endedByOf(services, session),
    tapeIds: tapes.filter(({ deletedMs }) => deletedMs === 0).map(({ fileId }) => fileId),
  };
}

/** What flowed is for the administrators. */
function shownToOwner({ atMs, viewers, likes, messages }: MeasuredSample): BroadcastSample {
  return { atMs, viewers, likes, messages };
}

/**
 * The moments of a chart; it ends with what the broadcast came to. While a lost publisher was
 * waited for in vain, moments were noted after what turned out to be its end.
 */
export function pointsOf(
  session: SessionRow,
  samples: readonly MeasuredSample[],
): MeasuredSample[] {
  const { endedMs, likeCount: likes, messageCount: messages } = session;
  const inside = samples
    .filter(({ atMs }) => endedMs === null || atMs < endedMs)
    .map(({ atMs, viewers, incomingKbps, outgoingKbps, ...counts }) => ({
      ...{ atMs, viewers, likes: counts.likes, messages: counts.messages },
      ...{ incomingKbps, outgoingKbps },
    }));
  const last = inside.at(-1);
  const unmeasured = { incomingKbps: null, outgoingKbps: null };
  const end =
    endedMs !== null && last
      ? [{ atMs: endedMs, viewers: last.viewers, likes, messages, ...unmeasured }]
      : [];
  return [...thinSamples(inside, maxPoints - end.length), ...end];
}
