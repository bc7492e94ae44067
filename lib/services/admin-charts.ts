import type { SessionRow } from "@/db/repositories/live-sessions";
import { findSession } from "@/db/repositories/live-sessions";
import {
  broadcastsAfter,
  type JoinedSamples,
  joinedSamples,
} from "@/db/repositories/server-samples";
import { reconnectionsOf } from "@/db/repositories/session-pushes";
import { samplesOf } from "@/db/repositories/session-samples";
import { ServiceError } from "@/lib/errors";
import {
  type BroadcastChartData,
  type ChartedBroadcast,
  type ChartedBroadcasts,
  chartedBroadcastsPerPage,
  longestChartHours,
  mostChartPoints,
  type ServerChart,
  type ServerPoint,
} from "@/lib/shared/admin-charts";
import { csvOf } from "@/lib/shared/csv";
import { type Caller, requireStaff } from "./acting";
import { maxReconnectionsMarked, pointsOf } from "./broadcasts";
import { placeOf } from "./list-cursor";
import { refusedErrorCodes } from "./push-facts";
import type { Services } from "./services";

const minuteMs = 60_000;
const hourMs = 3_600_000;
/** What a point may stand for, in minutes. */
const stretches = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880];

type ChartServices = Pick<Services, "database" | "now">;

/** A time that is asked for: the last hours, or from one moment until another (Unix ms). */
export interface ChartTime {
  readonly hours?: number | undefined;
  readonly fromMs?: number | undefined;
  readonly untilMs?: number | undefined;
}

/**
 * How the server did for a time, in at most `mostChartPoints` points.
 * @throws ServiceError `unverified`; `invalidParameter` for a time that is none, or too long.
 */
export function serverChart(
  { database, now }: ChartServices,
  caller: Caller,
  time: ChartTime,
): ServerChart {
  requireStaff(caller, "readonly");
  const { fromMs, untilMs } = requireTime(time, now());
  const lengthMs = untilMs - fromMs;
  // One more at the edge: stretches begin with the clock, and not with what is asked for.
  const isFew = (minutes: number) => lengthMs / (minutes * minuteMs) + 1 <= mostChartPoints;
  const stretchMs = (stretches.find(isFew) ?? 2880) * minuteMs;
  const rows = joinedSamples(database.read, fromMs, untilMs, stretchMs);
  return { fromMs, untilMs, stretchMs, points: rows.map(pointOf) };
}

function requireTime({ hours, fromMs, untilMs }: ChartTime, nowMs: number) {
  const until = untilMs ?? nowMs;
  const from = fromMs ?? until - (hours ?? 1) * hourMs;
  if (from < until && until - from <= longestChartHours * hourMs && from >= 0) {
    return { fromMs: from, untilMs: until };
  }
  throw new ServiceError("invalidParameter", "The time has to begin before it ends.");
}

function pointOf({ rows: _rows, spanMs, messages, ...row }: JoinedSamples): ServerPoint {
  const perMinute = (messages * minuteMs) / Math.max(1, spanMs);
  const { atMs, untilMs, lives, viewers, incomingKbps, outgoingKbps } = row;
  const messagesPerMinute = Math.round(perMinute * 10) / 10;
  return { atMs, untilMs, lives, viewers, messagesPerMinute, incomingKbps, outgoingKbps };
}

const csvHead = [
  "from (UTC)",
  "until (UTC)",
  "lives",
  "viewers",
  "messages per minute",
  "incoming kbit/s",
  "outgoing kbit/s",
];

/** The same for a spreadsheet. @throws ServiceError as above. */
export function serverChartCsv(services: ChartServices, caller: Caller, time: ChartTime): string {
  const { points } = serverChart(services, caller, time);
  const rows = points.map((point) => [
    new Date(point.atMs).toISOString(),
    new Date(point.untilMs).toISOString(),
    ...[point.lives, point.viewers, point.messagesPerMinute].map(String),
    ...[point.incomingKbps, point.outgoingKbps].map((kbps) => (kbps === null ? "" : String(kbps))),
  ]);
  return csvOf([csvHead, ...rows]);
}

/** Ids of broadcasts have a form of their own. */
const broadcastForm = /^(\d{1,15})\.(.{1,128})$/;

/**
 * Broadcasts of everybody, the newest first, to choose one whose chart is wanted.
 * @throws ServiceError `unverified`; `invalidParameter` for a cursor that is none of ours.
 */
export function listChartedBroadcasts(
  { database }: ChartServices,
  caller: Caller,
  cursor: string | undefined,
): ChartedBroadcasts {
  requireStaff(caller, "readonly");
  const place = placeOf(cursor, broadcastForm);
  const after = place && { startedMs: place.atMs, id: place.id };
  const rows = broadcastsAfter(database.read, after, chartedBroadcastsPerPage + 1);
  const shown = rows.slice(0, chartedBroadcastsPerPage);
  const last = shown.at(-1);
  const isMore = rows.length > chartedBroadcastsPerPage;
  return {
    broadcasts: shown.map(chartedOf),
    next: isMore && last ? `${last.startedMs}.${last.id}` : null,
  };
}

/** One broadcast with how it went. @throws ServiceError `unverified`, `notFound`. */
export function broadcastChart(
  { database }: ChartServices,
  caller: Caller,
  id: string,
): BroadcastChartData {
  requireStaff(caller, "readonly");
  const db = database.read;
  const session = findSession(db, id);
  if (!session) throw new ServiceError("notFound", "There is no broadcast with this id.");
  const { atMs } = reconnectionsOf(db, id, refusedErrorCodes, maxReconnectionsMarked);
  return {
    broadcast: chartedOf(session),
    samples: pointsOf(session, samplesOf(db, id)),
    reconnectedAtMs: atMs,
  };
}

function chartedOf(session: SessionRow): ChartedBroadcast {
  const { id, userid: userId, nickname, title, startedMs, endedMs } = session;
  const { peakViewers, messageCount, likeCount } = session;
  const figures = { peakViewers, messageCount, likeCount };
  return { id, userId, nickname, title, startedMs, endedMs, ...figures };
}
