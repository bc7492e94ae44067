import { endedBans } from "@/db/repositories/admin-lives";
import { findLive, type LiveRow } from "@/db/repositories/live";
import { isCloudError } from "@/lib/providers/cloud-error";
import { writeAudit } from "./audit";
import { banOf, banWords } from "./ban";
import type { RoomServices } from "./rooms";
import { liftBan } from "./steering";

/** Bans that are ended in one look. */
const atATime = 50;
/** A cloud that has just failed is left alone for so long. */
const failureMs = 30_000;

/**
 * Ends the bans whose time is over. They hold nobody off any more from that moment on; this takes
 * them from the books, tells the source and the broadcaster, and notes it in the audit log.
 */
export class BanEnds {
  #waitUntilMs = 0;
  #stopped = false;

  constructor(private readonly services: RoomServices) {}

  /** What still waits for the source writes nothing any more. */
  stop(): void {
    this.#stopped = true;
  }

  async look(): Promise<void> {
    const { database, now } = this.services;
    if (now() < this.#waitUntilMs) return;
    for (const row of endedBans(database.read, now(), atATime)) {
      if (!(await this.#end(row))) return;
    }
  }

  /** False while the cloud does not answer: a ban that it keeps is not over. */
  async #end({ userid, streamName }: LiveRow): Promise<boolean> {
    const { services } = this;
    const { database, live, log, now } = services;
    try {
      await live.allowPublisher(streamName);
      if (this.#stopped) return false;
      const forbidden = await database.write((db) => {
        const ban = banOf(findLive(db, userid), now());
        // Somebody has forbidden it anew meanwhile.
        if (ban) return ban;
        if (liftBan(services, db, userid, "")) {
          const act = { action: "adminAllowLive", target: userid, details: { timeIsOver: true } };
          writeAudit(services, db, "system", act, "done");
        }
        return null;
      });
      if (forbidden) {
        await live.forbidPublisher(streamName, banWords(forbidden), forbidden.untilMs);
      }
      return true;
    } catch (err) {
      if (!isCloudError(err)) throw err;
      log.warn({ err, userid }, "a ban whose time is over could not be lifted; trying again");
      this.#waitUntilMs = now() + failureMs;
      return false;
    }
  }
}
