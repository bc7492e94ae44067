/** Words that an administrator may block on the whole server; rooms have their own beside. */
export const maxServerWords = 500;

/** What nobody may write anywhere on this server. */
export interface ServerWords {
  /** Set in the console; `*` stands for any letters. */
  readonly words: readonly string[];
  /** Named in the server's configuration (`BLOCKED_WORDS`), where alone they are changed. */
  readonly fixed: readonly string[];
  /** Names this state for who changes it; 0 while nobody has. */
  readonly revision: number;
  /** Unix ms; 0 while nobody has changed it. */
  readonly changedMs: number;
  readonly changedBy: string;
}
