/** What stands in a search field, beside what the address says of it. */
export interface SearchDraft {
  readonly typed: string;
  /** What the address said last. */
  readonly seen: string;
  /** What was sent and has not come back by the address yet, oldest first. */
  readonly sent: readonly string[];
}

export function beginDraft(value: string): SearchDraft {
  return { typed: value, seen: value, sent: [] };
}

/** What is searched for: the blanks around it mean nothing. */
export function wantedOf({ typed }: SearchDraft): string {
  return typed.trim();
}

/** Whether what is typed is searched for already, or about to be. */
export function isSent(draft: SearchDraft): boolean {
  return wantedOf(draft) === (draft.sent.at(-1) ?? draft.seen);
}

export function sendDraft(draft: SearchDraft): SearchDraft {
  return isSent(draft) ? draft : { ...draft, sent: [...draft.sent, wantedOf(draft)] };
}

/**
 * The address says something else. What comes back late of what was sent here must not undo what was
 * typed since; what comes from elsewhere, such as clearing all filters, takes its place.
 */
export function hearAddress(draft: SearchDraft, value: string): SearchDraft {
  if (value === draft.seen) return draft;
  const at = draft.sent.indexOf(value);
  if (at < 0) return beginDraft(value);
  return { ...draft, seen: value, sent: draft.sent.slice(at + 1) };
}
