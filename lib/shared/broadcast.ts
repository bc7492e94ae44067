import type { Category } from "./categories";
import type { StaffClass } from "./staff-notice";

/** What became of a broadcast's recording. */
export type RecordingState =
  /** Its broadcaster or the server wanted none. */
  | "off"
  /** It runs and is being recorded. */
  | "recording"
  /** It ended a moment ago; the file is being made, or of several pushes another one. */
  | "processing"
  | "ready"
  /** Nothing of it can be watched; `recordingProblem` says why. */
  | "failed"
  /** Its owner removed it. */
  | "deleted";

/** One broadcast of one's own, in the history. */
export interface BroadcastSummary {
  readonly id: string;
  readonly title: string;
  readonly coverUrl: string;
  readonly category: Category | "";
  /** Unix ms; `endedAtMs` is null while it runs. */
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  /** From when on everybody could watch, Unix ms; null: nobody ever could. */
  readonly publicAtMs: number | null;
  readonly durationSeconds: number;
  /** Most viewers at one time, different viewers altogether, likes and messages. */
  readonly peakViewers: number;
  readonly totalViewers: number;
  readonly likes: number;
  readonly messages: number;
  readonly recording: RecordingState;
  /** Why the recording failed or stopped early, by a code or in the source's words; may be empty. */
  readonly recordingProblem: string;
  /** Who of the staff ended it and why, in their words; null: nobody of them did. */
  readonly endedBy: { readonly by: StaffClass; readonly reason: string } | null;
  /** Recordings of it that can be watched, newest first. */
  readonly tapeIds: readonly string[];
}

/** One moment of it, for the chart. */
export interface BroadcastSample {
  /** Unix ms. */
  readonly atMs: number;
  readonly viewers: number;
  /** Since the beginning of the broadcast. */
  readonly likes: number;
  readonly messages: number;
}

/** A moment as it is stored, with what flowed then. */
export interface MeasuredSample extends BroadcastSample {
  /** What its publisher sent and its viewers were sent, kbit/s; null: nobody measured it. */
  readonly incomingKbps: number | null;
  readonly outgoingKbps: number | null;
}

/** One broadcast with all that is known of it. */
export interface BroadcastPage {
  readonly broadcast: BroadcastSummary;
  /** In their order; thinned out to what a chart can show. */
  readonly samples: readonly BroadcastSample[];
  /** How often a lost publisher came back. */
  readonly reconnections: number;
  /** When, Unix ms, in their order; of very many as many as a chart can show. */
  readonly reconnectedAtMs: readonly number[];
}
