import type { MeasuredSample } from "./broadcast";

/** What the page offers, in hours. */
export const chartHours = [1, 24, 168, 2160] as const;
export type ChartHours = (typeof chartHours)[number];
/** Points of a chart at most; more can hardly be told apart. */
export const mostChartPoints = 500;
/** Longest time of one chart, in hours. */
export const longestChartHours = 730 * 24;

/** A stretch of time of the whole server. */
export interface ServerPoint {
  /** When what was measured of it begins and ends, Unix ms. */
  readonly atMs: number;
  readonly untilMs: number;
  /** Most at one time. */
  readonly lives: number;
  readonly viewers: number;
  /** Written in all chats, per minute. */
  readonly messagesPerMinute: number;
  /** What publishers sent and viewers were sent, kbit/s; null: nobody measured it. */
  readonly incomingKbps: number | null;
  readonly outgoingKbps: number | null;
}

/** How the server did for a time. A time in which it did not run has no points. */
export interface ServerChart {
  readonly fromMs: number;
  readonly untilMs: number;
  /** How long each point is about. */
  readonly stretchMs: number;
  /** The older first. */
  readonly points: readonly ServerPoint[];
}

export const chartedBroadcastsPerPage = 20;

/** A broadcast of which there may be a chart. */
export interface ChartedBroadcast {
  readonly id: string;
  readonly userId: string;
  readonly nickname: string;
  readonly title: string;
  readonly startedMs: number;
  /** Null while it runs. */
  readonly endedMs: number | null;
  readonly peakViewers: number;
  readonly messageCount: number;
  readonly likeCount: number;
}

export interface ChartedBroadcasts {
  readonly broadcasts: readonly ChartedBroadcast[];
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
}

/** One of them with how it went. */
export interface BroadcastChartData {
  readonly broadcast: ChartedBroadcast;
  readonly samples: readonly MeasuredSample[];
  /** When a lost publisher came back, Unix ms. */
  readonly reconnectedAtMs: readonly number[];
}
