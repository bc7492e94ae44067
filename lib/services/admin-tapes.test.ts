import { afterEach, beforeEach, expect, it } from "vitest";
import { insertTape } from "@/db/repositories/tapes";
import { adminTapesOf, type TapesQuery } from "./admin-tapes";
import { openTestServices, type TestServices } from "./services-fixture";

const caller = {
  actor: { kind: "user", userId: "eye_0001", nickname: "", role: "readonly" },
  clientIp: "",
} as const;

let services: TestServices;
beforeEach(async () => {
  services = openTestServices();
  await services.database.write((db) => {
    for (let i = 0; i < 200; i += 1) {
      insertTape(db, {
        ...{ id: `t${i}`, fileId: `f${i}`, sessionId: null, userid: `user_${i % 3}` },
        ...{ streamName: "s", title: i % 60 === 0 ? "Rare" : "Usual", nickname: "", headpic: "" },
        ...{ frontcover: "", location: "", playUrl: "", hlsPlayUrl: "", startMs: 0 },
        // Several in one moment, also across the border of two pieces.
        ...{ endMs: 1000 + Math.floor(i / 7), durationS: 60, sizeBytes: 1, storedBytes: i % 11 },
        ...{ viewerCount: 0, likeCount: 0, listed: i % 2, hidden: i % 2 ? 0 : 1 },
      });
    }
  });
});
afterEach(() => services.close());

/** Everything that a question finds in all of its pages, and how many these are. */
async function all(query: TapesQuery, rows: number) {
  const effort = { rowsAtOnce: { newest: rows, largest: rows }, budgetMs: rows > 100 ? 1e6 : -1 };
  const found: string[] = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = await adminTapesOf(services, caller, { ...query, cursor }, effort);
    found.push(...page.tapes.map(({ fileId }) => fileId));
    cursor = page.next ?? undefined;
    pages += 1;
    expect(page.tapes.length).toBeLessThanOrEqual(50);
  } while (cursor);
  return { found, pages };
}

it.each<[string, TapesQuery]>([
  ["a rare word", { q: "rare" }],
  ["a word that is nowhere", { q: "nowhere" }],
  ["a frequent word, the largest first", { q: "usual", sort: "largest" }],
  ["hidden ones", { state: "hidden" }],
  [
    "public ones of one broadcaster, the largest first",
    { state: "listed", userid: "user_1", sort: "largest" },
  ],
  ["some days", { q: "u", fromMs: 1005, untilMs: 1020 }],
])(
  "finds %s, each once and in the same order, however little is looked at in one go",
  async (_what, query) => {
    const whole = await all(query, 1000);
    for (const rows of [1, 7, 50, 199, 200, 201].filter(
      (size) => size > 6 || whole.found.length < 9,
    )) {
      expect((await all(query, rows)).found, String(rows)).toEqual(whole.found);
    }
    expect(new Set(whole.found).size).toBe(whole.found.length);
  },
);

it("answers a search with what it found in its time, and where to go on", async () => {
  const { found, pages } = await all({ q: "rare" }, 20);
  expect(found).toEqual(["f180", "f120", "f60", "f0"]);
  expect(pages).toBe(11);
  const first = await adminTapesOf(
    services,
    caller,
    { q: "rare" },
    {
      ...{ rowsAtOnce: { newest: 20, largest: 20 }, budgetMs: -1 },
    },
  );
  expect(first).toMatchObject({ total: null, lookedBackToMs: expect.any(Number) });
  const whole = await adminTapesOf(services, caller, { q: "rare" });
  expect(whole).toMatchObject({ total: 4, next: null, lookedBackToMs: null });
});
