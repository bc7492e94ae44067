import { expect, it } from "vitest";
import type { MediaLog } from "@/lib/media/types";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { EventReporter } from "./event-reporter";

const ignore = (): void => undefined;
const log: MediaLog = { info: ignore, warn: ignore, error: ignore };

function start(streamName: string, sequence: string): StreamEvent {
  return { kind: "start", streamName, atMs: 0, sequence };
}

function reporter(refusals: number, retryDelaysMs: number[]) {
  const accepted: string[] = [];
  let left = refusals;
  const made = new EventReporter({
    log,
    retryDelaysMs,
    emit: async (event) => {
      if (event.streamName === "alice" && left > 0) {
        left -= 1;
        throw new Error("busy");
      }
      accepted.push(`${event.streamName} ${event.kind === "start" ? event.sequence : ""}`);
    },
  });
  return { made, accepted };
}

it("keeps the order within a stream while an event is repeated, and does not hold up others", async () => {
  const { made, accepted } = reporter(2, [1, 1]);
  const results = [start("alice", "1"), start("alice", "2"), start("bob", "1")].map((event) =>
    made.report(event),
  );
  expect(await Promise.all(results)).toEqual([true, true, true]);
  expect(accepted).toEqual(["bob 1", "alice 1", "alice 2"]);
});

it("repeats an event for as long as the process lives, then gives it up", async () => {
  const { made, accepted } = reporter(40, [1, 1]);
  expect(await made.report(start("alice", "1"))).toBe(true);
  expect(accepted).toEqual(["alice 1"]);
  const hopeless = reporter(Number.POSITIVE_INFINITY, [1]);
  const result = hopeless.made.report(start("alice", "1"));
  await hopeless.made.stop();
  expect(await result).toBe(false);
});

it("tries once more and then lets go when it stops", async () => {
  const { made, accepted } = reporter(1, [60_000]);
  const result = made.report(start("alice", "1"));
  await new Promise((go) => setImmediate(go));
  await made.stop();
  expect(await result).toBe(true);
  expect(accepted).toEqual(["alice 1"]);
});
