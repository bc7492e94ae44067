import { setTimeout as sleep } from "node:timers/promises";
import { roomBody } from "./room-body";
import type { RoomClient } from "./room-client";
import type { SimulationRun } from "./simulation-run";

/** How the platforms beat: after which first pause, then in which step. */
const RHYTHM = {
  android: { first: 1000, every: 5000 },
  ios: { first: 7000, every: 7000 },
} as const;

/** A broadcaster's heartbeat beside everything else he does. */
export class Heartbeat {
  private readonly ended = new AbortController();
  private readonly beating: Promise<void>;

  /** Starts beating. @param method anchor_heartbeat, or pusher_heartbeat in 2018 */
  constructor(
    private readonly run: SimulationRun,
    private readonly client: RoomClient,
    private readonly method: "anchor_heartbeat" | "pusher_heartbeat",
    private readonly roomId: string,
  ) {
    this.beating = this.beat();
  }

  /** Stops and waits for the beat that is under way. */
  async stop(): Promise<void> {
    this.ended.abort();
    await this.beating;
  }

  private async beat(): Promise<void> {
    const { run, client, method, roomId } = this;
    const signal = AbortSignal.any([run.signal, this.ended.signal]);
    const { first, every } = RHYTHM[client.platform];
    await sleep(first, undefined, { signal }).catch(() => {});
    // Each beat names the list the client knows, so that the server need not send it again.
    let known = 0;
    while (!signal.aborted) {
      await run.attempt("host", method, async (trace) => {
        const body = roomBody.heartbeat(client.userId, roomId, known);
        const answer = await client.call(method, body, trace);
        known = client.reader.heartbeat(method, answer) ?? known;
      });
      await sleep(every, undefined, { signal }).catch(() => {});
    }
  }
}
