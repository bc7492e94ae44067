import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FanOut } from "./fan-out";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A reader that remembers what it was given. */
function reader(heard: string[] = []) {
  return {
    heard,
    writes: 0,
    write(frame: Buffer) {
      this.writes += 1;
      heard.push(...frame.toString().split(" ").filter(Boolean));
      return true;
    },
    close: () => undefined,
  };
}

describe("what is said to many readers", () => {
  it("reaches each of them once and in order, from its joining to its leaving", async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant({ do: "say" as const }) },
      { weight: 3, arbitrary: fc.constant({ do: "join" as const }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("leave" as const), who: fc.nat(20) }) },
      { weight: 3, arbitrary: fc.constant({ do: "turn" as const }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const fanOut = new FanOut(() => undefined);
        // So many that one round takes several turns, in which others join, leave and speak.
        const crowd = Array.from({ length: 1500 }, () => reader());
        for (const one of crowd) fanOut.add(one);
        const joined: { one: ReturnType<typeof reader>; from: number; left: boolean }[] = [];
        let said = 0;
        for (const it of steps) {
          if (it.do === "say") {
            fanOut.say(`${said} `);
            said += 1;
          } else if (it.do === "join") {
            const one = reader();
            joined.push({ one, from: said, left: false });
            fanOut.add(one);
          } else if (it.do === "leave") {
            const guest = joined[it.who];
            if (!guest) continue;
            guest.left = true;
            fanOut.remove(guest.one);
          } else await turn();
        }
        for (let i = 0; i < said * 5 + 5; i += 1) await turn();
        const all = Array.from({ length: said }, (_, i) => String(i));
        for (const one of crowd) expect(one.heard).toEqual(all);
        for (const { one, from, left } of joined) {
          const own = all.slice(from);
          expect(one.heard).toEqual(left ? own.slice(0, one.heard.length) : own);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is one write for each, however much was said in one turn", async () => {
    const fanOut = new FanOut(() => undefined);
    const one = reader();
    fanOut.add(one);
    for (let i = 0; i < 100; i += 1) fanOut.say(`${i} `);
    await turn();
    expect(one.heard).toHaveLength(100);
    expect(one.writes).toBe(1);
  });

  it("is not kept when nobody is there", async () => {
    const fanOut = new FanOut(() => undefined);
    fanOut.say("early ");
    const one = reader();
    fanOut.add(one);
    fanOut.say("late ");
    await turn();
    expect(one.heard).toEqual(["late"]);
  });
});
