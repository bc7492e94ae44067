/** Senders whose last message is remembered, all rooms together; the longest silent go first. */
const maxSenders = 50_000;

interface Said {
  readonly id: string;
  readonly atMs: number;
}

/**
 * When each sender wrote in each room last. It lives in memory alone: after a restart everybody may
 * write at once, which harms nobody.
 */
export class SlowMode {
  private readonly last = new Map<string, Said>();

  /**
   * Notes a message and returns 0, or returns how many seconds its sender has to wait. The same
   * message may be tried again at any time.
   */
  note(room: string, userid: string, said: Said, slowSeconds: number): number {
    const key = `${room}\n${userid}`;
    const before = this.last.get(key);
    const sinceMs = before ? said.atMs - before.atMs : Number.POSITIVE_INFINITY;
    const waitMs = slowSeconds * 1000 - sinceMs;
    // A clock that was put back keeps nobody waiting.
    if (before?.id !== said.id && sinceMs >= 0 && waitMs > 0) return Math.ceil(waitMs / 1000);
    this.last.delete(key);
    this.last.set(key, before?.id === said.id ? before : said);
    const [oldest] = this.last.keys();
    if (this.last.size > maxSenders && oldest !== undefined) this.last.delete(oldest);
    return 0;
  }
}
