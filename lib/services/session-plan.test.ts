import fc from "fast-check";
import { expect, it } from "vitest";
import { type PushFact, pushFacts } from "./push-facts";
import { planSessions } from "./session-plan";
import { emptyPush } from "./stream-events";

const graceMs = 60_000;
const pushOf = (id: string, startedMs: number, endedMs: number | null, resumable: boolean) => ({
  ...emptyPush("stream", id),
  ...{ id, startedMs, endedMs, resumable: resumable ? 1 : 0 },
});

/** Until when another push joins these, as it is said and not as it is kept. */
function openUntil(members: readonly PushFact[]): number {
  if (members.some(({ endedMs }) => endedMs === null)) return Number.POSITIVE_INFINITY;
  const last = Math.max(...members.map(({ endedMs }) => endedMs ?? 0));
  const goodbye = members.some(({ endedMs, resumable }) => endedMs === last && !resumable);
  return goodbye ? last : last + graceMs;
}

it("joins what began while those before ran, or were waited for", () => {
  const anyPush = fc.record({
    startedMs: fc.nat(400_000),
    lastsMs: fc.option(fc.constantFrom(0, 1000, 30_000, 100_000)),
    resumable: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyPush, { maxLength: 12 }), (pushes) => {
      const rows = pushes.map(({ startedMs, lastsMs, resumable }, index) =>
        pushOf(String(index), startedMs, lastsMs === null ? null : startedMs + lastsMs, resumable),
      );
      const groups: PushFact[][] = [];
      for (const push of pushFacts(rows)) {
        const current = groups.at(-1);
        if (current && push.startedMs < openUntil(current)) current.push(push);
        else groups.push([push]);
      }
      const planned = planSessions(rows, graceMs, 1_000_000);
      expect(planned.map(({ pushIds }) => pushIds)).toEqual(
        groups.map((members) => members.map(({ id }) => id)),
      );
      expect(planned.map(({ endedMs }) => endedMs)).toEqual(
        groups.map((members) =>
          openUntil(members) === Number.POSITIVE_INFINITY
            ? null
            : Math.max(...members.map(({ endedMs }) => endedMs ?? 0)),
        ),
      );
    }),
  );
});

it("bears an encoder that has come and gone all day", () => {
  const rows = Array.from({ length: 150_000 }, (_, index) =>
    pushOf(String(index), index * 500, index * 500 + 400, true),
  );
  const endedMs = 149_999 * 500 + 400;
  expect(planSessions(rows, graceMs, endedMs + graceMs)).toMatchObject([{ startedMs: 0, endedMs }]);
});
