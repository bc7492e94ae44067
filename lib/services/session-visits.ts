import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "@/db/database";
import { sessionsAmong } from "@/db/repositories/accounts";
import { readCookie, sessionCookieName, tokenHashOf } from "@/lib/auth/web-session";
import type { OpenVisit, Visit } from "@/lib/chat/visit";

/** Sessions that are looked up at once; others have their turn in between. */
const sessionsAtOnce = 500;

/**
 * Which streams were opened by which sign-in. A room may be read by anybody, but under a name only
 * as long as its session runs: a stream that outlived it would keep somebody among the viewers who
 * has signed out, here or from elsewhere. Its browser comes back as what it is by then.
 */
export class SessionVisits {
  /** By the digest of the session's token. */
  private readonly visits = new Map<string, Set<OpenVisit>>();

  constructor(
    private readonly database: Pick<Database, "read">,
    private readonly now: () => number,
  ) {}

  /** Sessions that have streams open; 0 when all have ended. */
  get load(): number {
    return this.visits.size;
  }

  /** The same visit, remembered with its session until it ends. */
  remember({ cookie }: Pick<Visit, "cookie">, visit: OpenVisit): OpenVisit {
    const token = readCookie(cookie, sessionCookieName);
    if (!token) return visit;
    const tokenHash = tokenHashOf(token);
    const others = this.visits.get(tokenHash) ?? new Set();
    this.visits.set(tokenHash, others);
    const remembered: OpenVisit = {
      end: () => {
        others.delete(remembered);
        if (others.size === 0 && this.visits.get(tokenHash) === others) {
          this.visits.delete(tokenHash);
        }
        visit.end();
      },
    };
    others.add(remembered);
    return remembered;
  }

  /** The visits whose sessions have ended, however that was. */
  async over(): Promise<ReadonlySet<OpenVisit>> {
    const all = [...this.visits.keys()];
    const over = new Set<OpenVisit>();
    for (let from = 0; from < all.length; from += sessionsAtOnce) {
      if (from > 0) await nextTurn();
      const some = all.slice(from, from + sessionsAtOnce);
      const running = sessionsAmong(this.database.read, some, this.now());
      for (const tokenHash of some) {
        if (running.has(tokenHash)) continue;
        for (const visit of this.visits.get(tokenHash) ?? []) over.add(visit);
      }
    }
    return over;
  }
}
