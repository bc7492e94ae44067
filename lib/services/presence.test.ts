import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lingerMs, Presence, type PresentPerson } from "./presence";

const room = "alice_01";
const person = (userId: string): PresentPerson => ({ userId, nickname: userId, role: "" });
const visit = (viewer: string, clientIp = "203.0.113.7") => ({
  ...{ room, viewer, clientIp, cookie: "", returning: false },
});

function open(limit = 0) {
  const clock = { ms: 1_800_000_000_000 };
  return { clock, presence: new Presence(limit, () => clock.ms) };
}

describe("who watches in browsers", () => {
  it("is counted rightly after any opening, closing, breaking and signing in of tabs", () => {
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          do: fc.constant("open" as const),
          browser: fc.nat(3),
          account: fc.constantFrom("", "", "bob_02", "carol_03"),
        }),
      },
      { weight: 4, arbitrary: fc.record({ do: fc.constant("close" as const), tab: fc.nat(30) }) },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant("wait" as const),
          ms: fc.constantFrom(1, 3000, lingerMs - 1, lingerMs),
        }),
      },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const { clock, presence } = open();
        // What it comes to, told in the plainest way: each browser's last name and open tabs.
        const browsers = new Map<string, { key: string; tabs: number; goneMs: number }>();
        const tabs: { end(): void; browser: string; open: boolean }[] = [];
        for (const it of steps) {
          if (it.do === "wait") clock.ms += it.ms;
          else if (it.do === "open") {
            const browser = `browser-${it.browser}`;
            const who = it.account ? person(it.account) : null;
            const tab = presence.enter(visit(browser), who);
            tabs.push({ end: () => tab.end(), browser, open: true });
            const known = browsers.get(browser) ?? { key: "", tabs: 0, goneMs: 0 };
            browsers.set(browser, { ...known, key: it.account || browser, tabs: known.tabs + 1 });
          } else {
            const tab = tabs[it.tab];
            if (!tab?.open) continue;
            tab.open = false;
            tab.end();
            const known = browsers.get(tab.browser);
            if (known) {
              known.tabs -= 1;
              known.goneMs = clock.ms;
            }
          }
          presence.sweep();
          const there = [...browsers.values()].filter(
            ({ tabs: n, goneMs }) => n > 0 || clock.ms - goneMs < lingerMs,
          );
          const keys = new Set(there.map(({ key }) => key));
          expect(presence.count(room)).toBe(keys.size);
          const names = presence.named(room).map((viewer) => viewer.person.userId);
          expect(names.sort()).toEqual([...keys].filter((key) => key.includes("_")).sort());
        }
        for (const tab of tabs) if (tab.open) tab.end();
        clock.ms += lingerMs;
        presence.sweep();
        expect(presence.load).toEqual({ rooms: 0, browsers: 0, lingering: 0 });
        expect(presence.count(room)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("counts at most so many behind one address, whoever of them leaves", () => {
    const step = fc.record({ browser: fc.nat(9), opens: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { clock, presence } = open(2);
        const there = new Map<number, { end(): void }>();
        for (const { browser, opens } of steps) {
          const address = `203.0.113.${browser % 3}`;
          if (opens && !there.has(browser)) {
            there.set(browser, presence.enter(visit(`browser-${browser}`, address), null));
          } else if (!opens) {
            there.get(browser)?.end();
            there.delete(browser);
          }
          clock.ms += lingerMs;
          presence.sweep();
          const behind = [0, 1, 2].map((n) => [...there.keys()].filter((b) => b % 3 === n).length);
          const expected = behind.reduce((sum, n) => sum + Math.min(n, 2), 0);
          expect(presence.count(room)).toBe(expected);
        }
      }),
    );
  });

  it("is new once: neither another tab, nor another browser, nor a reconnection is", () => {
    const { clock, presence } = open();
    const bob = person("bob_02");
    const first = presence.enter(visit("browser-1"), bob);
    const second = presence.enter(visit("browser-1"), bob);
    const elsewhere = presence.enter(visit("browser-2"), bob);
    expect([first.isNew, second.isNew, elsewhere.isNew]).toEqual([true, false, false]);
    for (const tab of [first, second, elsewhere]) tab.end();
    clock.ms += lingerMs - 1;
    presence.sweep();
    const back = presence.enter(visit("browser-1"), bob);
    expect(back.isNew).toBe(false);
    back.end();
    clock.ms += lingerMs;
    presence.sweep();
    expect(presence.enter(visit("browser-1"), bob).isNew).toBe(true);
  });

  it("is the same to the broadcast's count before and after a guest has taken a nickname", () => {
    const { clock, presence } = open();
    const vicky: PresentPerson = { ...person("guest-1"), role: "guest" };
    const nameless = presence.enter(visit("browser-1"), null);
    const named = presence.enter(visit("browser-1"), vicky);
    nameless.end();
    named.end();
    clock.ms += lingerMs;
    presence.sweep();
    presence.enter(visit("browser-1"), vicky);
    const arrived = presence.takeArrivals().map(({ viewer }) => viewer);
    expect(new Set(arrived)).toEqual(new Set(["browser browser-1"]));
    expect(presence.viewersIn(room)).toEqual(["browser browser-1"]);
    expect(presence.named(room)).toHaveLength(1);
  });

  it("is told apart by name, or else by address, when a browser names no id", () => {
    const { presence } = open();
    for (let i = 0; i < 3; i += 1) presence.enter(visit(""), null);
    expect(presence.count(room)).toBe(1);
    presence.enter(visit(""), person("bob_02"));
    presence.enter(visit(""), person("carol_03"));
    presence.enter(visit("", "203.0.113.8"), null);
    expect(presence.count(room)).toBe(4);
  });

  it("has the nickname that was taken last", () => {
    const { presence } = open();
    presence.enter(visit("browser-1"), { userId: "guest-1", nickname: "Ann", role: "guest" });
    presence.enter(visit("browser-1"), { userId: "guest-1", nickname: "Anna", role: "guest" });
    expect(presence.named(room).map((viewer) => viewer.person.nickname)).toEqual(["Anna"]);
    expect(presence.count(room)).toBe(1);
  });

  it("takes a bounded place, however many come and go at once", () => {
    const { presence } = open();
    for (let i = 0; i < 25_000; i += 1) presence.enter(visit(`browser-${i}`), null).end();
    expect(presence.load.lingering).toBe(20_000);
    expect(presence.load.browsers).toBe(20_000);
    expect(presence.count(room)).toBe(20_000);
  });
});
