/** What came back for one request, before any client's rules are applied to it. */
export interface HttpAnswer {
  /** 0 when nothing came back. */
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** Why nothing came back; empty otherwise. */
  readonly failure: string;
}

/** The answer to a request that reached nobody, or nobody in time. */
export function noAnswer(failure: string): HttpAnswer {
  return { status: 0, contentType: "", text: "", failure };
}
