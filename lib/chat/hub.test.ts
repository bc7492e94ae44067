import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ChatHub } from "./hub";
import { Stored } from "./stored-fixture";

const opened: ChatHub[] = [];
let stored: Stored;
beforeEach(() => {
  stored = new Stored();
});
afterEach(() => {
  for (const hub of opened.splice(0)) hub.stop();
});

function openHub(): ChatHub {
  const hub = new ChatHub(stored);
  opened.push(hub);
  return hub;
}

/** What is said in one turn of the event loop goes out at its end. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A reader that remembers the numbers it was given. */
function reader(accepts: () => boolean = () => true) {
  const seqs: number[] = [];
  const events: string[] = [];
  const state = { closed: false };
  return {
    seqs,
    events,
    state,
    write(frame: Buffer) {
      if (!accepts()) return false;
      for (const line of String(frame).split("\n")) {
        if (line.startsWith("id: ")) seqs.push(Number(line.slice(4)));
        if (line.startsWith("data: ")) events.push(line.slice(6));
      }
      return true;
    },
    close() {
      state.closed = true;
    },
  };
}

describe("a room's readers", () => {
  it("get every message once and in order, whenever they come, leave and come back", async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant("store" as const) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant("announce" as const) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant("turn" as const) }) },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constantFrom("join", "leave"), who: fc.nat(3) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        stored = new Stored();
        const hub = openHub();
        const readers = Array.from({ length: 4 }, () => ({
          ...reader(),
          leave: null as (() => void) | null,
        }));
        const lastOf = (it: { seqs: number[] }) => it.seqs.at(-1) ?? 0;
        for (const it of steps) {
          if (it.do === "store") stored.add("room_1");
          else if (it.do === "announce") hub.announce("room_1");
          else if (it.do === "turn") await turn();
          else if ("who" in it) {
            const one = readers[it.who];
            if (!one) continue;
            if (it.do === "join") one.leave ??= hub.subscribe("room_1", lastOf(one), one);
            else {
              one.leave?.();
              one.leave = null;
            }
          }
        }
        for (const one of readers) one.leave ??= hub.subscribe("room_1", lastOf(one), one);
        hub.announce("room_1");
        await turn();
        const all = stored.messages.map(({ seq }) => seq);
        for (const one of readers) expect(one.seqs).toEqual(all);
        for (const one of readers) one.leave?.();
        expect(hub.load).toEqual({ rooms: 0, streams: 0, networks: 0 });
      }),
    );
  });

  it("hear nothing of other rooms", () => {
    const hub = openHub();
    const one = reader();
    hub.subscribe("room_1", 0, one);
    stored.add("room_2");
    hub.announce("room_2");
    hub.tell("room_2", { kind: "state", ...stored.rules(), mutedAll: true });
    expect(one.events).toEqual([JSON.stringify({ kind: "state", ...stored.rules() })]);
  });

  it("begin with the last fifty when they are new, and are told of a gap too long to fill", () => {
    for (let i = 0; i < 600; i += 1) stored.add("room_1");
    const hub = openHub();
    const [fresh, late, lost] = [reader(), reader(), reader()];
    hub.subscribe("room_1", null, fresh);
    hub.subscribe("room_1", 5, late);
    hub.subscribe("room_1", 10_000, lost);
    expect(fresh.seqs).toHaveLength(50);
    expect(late.events[0]).toBe('{"kind":"gap"}');
    expect(late.seqs).toHaveLength(50);
    expect(lost.events[0]).toBe('{"kind":"gap"}');
  });

  it("are dropped when they do not keep up, and the others notice nothing", async () => {
    const hub = openHub();
    let reads = true;
    const [slow, quick] = [reader(() => reads), reader()];
    hub.subscribe("room_1", 0, slow);
    hub.subscribe("room_1", 0, quick);
    reads = false;
    stored.add("room_1");
    hub.announce("room_1");
    await turn();
    expect(slow.state.closed).toBe(true);
    expect(hub.readers("room_1")).toBe(1);
    expect(quick.seqs).toEqual([1]);
  });

  it("leave nothing behind, ten thousand times", () => {
    const hub = openHub();
    for (let i = 0; i < 10_000; i += 1) hub.subscribe(`room_${i % 7}`, 0, reader())();
    expect(hub.load).toEqual({ rooms: 0, streams: 0, networks: 0 });
  });

  it("hear of any number of likes and entries in a few words", async () => {
    const hub = openHub();
    const one = reader();
    hub.subscribe("room_1", 0, one);
    one.events.length = 0;
    for (let i = 0; i < 1000; i += 1) {
      hub.note("room_1", { kind: "like" });
      hub.note("room_1", { kind: "enter", person: { userId: `u${i}`, nickname: "N" } });
    }
    while (one.events.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(one.events).toHaveLength(2);
    const [entered, likes] = one.events.map((event) => JSON.parse(event));
    expect(entered.people).toHaveLength(5);
    expect(entered.count).toBe(1000);
    expect(likes).toEqual({ kind: "likes", count: 1000 });
  });
});
