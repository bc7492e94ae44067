/** A named place in a recording: its start, or where the signal came back. */
export interface Chapter {
  /** From the start of the recording. */
  readonly startSeconds: number;
  readonly title: string;
}
