import { dueDeliveries } from "@/db/repositories/webhook-deliveries";
import { type Regular, regularly } from "@/lib/regularly";
import type { Services } from "./services";
import { attemptDelivery } from "./webhook-attempt";

/** How often it is looked what is due, in milliseconds. */
const lookMs = 1000;
/** Tries under way at most, each to another endpoint: a slow one holds nobody else's. */
const mostAtOnce = 4;

/**
 * Posts what stands in the outbox (`webhook-outbox`). What was under way when the server stopped is
 * tried again after the next start; receivers know it by its `webhook-id`.
 */
export class WebhookSender {
  /** What is under way, by endpoint. */
  private readonly busy = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private looking: Regular | undefined;

  constructor(private readonly services: Services) {}

  start(): void {
    this.looking = regularly(
      lookMs,
      async () => this.look(),
      (err) => this.services.log.error({ err }, "webhooks: looking for what is due failed"),
    );
  }

  /** Breaks off what is under way; resolves when nothing is. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error("The server stops."));
    await this.looking?.stop();
    await Promise.all(this.busy.values());
  }

  /** Begins what is due, as far as there is room. */
  look(): void {
    const { database, now } = this.services;
    while (this.busy.size < mostAtOnce && !this.stopping.signal.aborted) {
      const [due] = dueDeliveries(database.read, now(), [...this.busy.keys()], 1);
      if (!due) return;
      const work = this.send(due)
        .catch((err: unknown) => {
          if (this.stopping.signal.aborted) return false;
          this.services.log.error({ err, endpointId: due.endpointId }, "webhooks: a try failed");
          return false;
        })
        .then((goesOn) => {
          this.busy.delete(due.endpointId);
          // What went wrong on our side is not begun again at once.
          if (goesOn) this.look();
        });
      this.busy.set(due.endpointId, work);
    }
  }

  private async send(due: Parameters<typeof attemptDelivery>[1]): Promise<true> {
    const { signal } = this.stopping;
    await attemptDelivery(this.services, due, { manual: false, signal });
    return true;
  }
}
