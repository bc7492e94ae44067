import { randomUUID } from "node:crypto";
import { type CallbackEventRow, insertCallbackEvent } from "@/db/repositories/callback-events";
import { insertPush } from "@/db/repositories/live-pushes";
import type { CheckId } from "@/lib/shared/doctor/finding";
import { emptyPush } from "../stream-events";
import type { Clinic } from "./doctor-fixture";

/** Writes entries as the doors and the comparison with LVB do, and reads what the doctor makes of them. */
export function openLedger(clinic: Clinic) {
  const { database } = clinic.services;
  return {
    /** An entry about a push of alice; `change` makes it another. */
    note: (verification: string, minutesAgo: number, change: Partial<CallbackEventRow> = {}) =>
      database.write((db) =>
        insertCallbackEvent(db, {
          id: randomUUID(),
          receivedMs: Date.now() - minutesAgo * 60_000,
          source: "/callback/tape_callback.php",
          eventType: 1,
          streamName: "8888_alice",
          verification,
          effect: verification === "ok" ? "applied" : "refused",
          dedupeKey: "",
          body: "",
          ...change,
        }),
      ),
    /** LVB was seen carrying a stream of alice, of which no report came. */
    seePush: (minutesAgo: number) =>
      database.write((db) =>
        insertPush(db, {
          ...emptyPush("8888_alice", `seen-${minutesAgo}`),
          ...{ startedMs: Date.now() - minutesAgo * 60_000, seen: 1, seenMs: Date.now() },
        }),
      ),
    /** What the doctor finds about one thing, the cause first. */
    causesOf: async (id: CheckId) =>
      (await clinic.examine()).findings
        .filter(({ check }) => check === id)
        .map(({ cause }) => cause),
  };
}
