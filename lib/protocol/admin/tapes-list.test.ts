import { afterEach, beforeEach, expect, it } from "vitest";
import { insertTape, updateTape } from "@/db/repositories/tapes";
import type { AdminTape } from "@/lib/shared/admin-tapes";
import { askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

let services: TestConsole;
let staff: Record<string, string>;

const ask = (path: string) => askAdmin(services, `GET /api/admin/tapes${path}`, staff);
const idsOf = (data: Record<string, unknown>) =>
  (data.tapes as AdminTape[]).map((tape) => tape.fileId);

beforeEach(async () => {
  services = openConsole();
  staff = await headersOf(services, "readonly");
  await services.database.write((db) => {
    for (let i = 0; i < 120; i += 1) insertTape(db, tapeOf(i));
  });
});
afterEach(() => services.stop());
const tapeOf = (i: number) => ({
  ...{ id: `t${i}`, fileId: `f.${i}`, sessionId: null, userid: i % 2 ? "odd_01" : "even_01" },
  ...{ streamName: `s${i % 2}`, title: `Run ${i}`, nickname: "Someone", headpic: "" },
  ...{ frontcover: "", location: "", playUrl: "", hlsPlayUrl: "", startMs: i, sizeBytes: i },
  // Many ended in the same moment.
  ...{ endMs: 1_000_000 + Math.floor(i / 40), durationS: i < 10 ? 0 : 60, viewerCount: 0 },
  ...{ likeCount: 0, listed: i < 10 ? 0 : 1, storedBytes: 1000 + (i % 7) },
});
async function all(query: string): Promise<string[]> {
  const found: string[] = [];
  let next: unknown = "";
  while (next !== null) {
    const { code, data } = await ask(`?${query}&cursor=${encodeURIComponent(String(next))}`);
    expect(code).toBe(200);
    found.push(...idsOf(data));
    next = data.next;
  }
  return found;
}

it.each(["sort=newest", "sort=largest", "sort=largest&userid=odd_01", "userid=odd_01"])(
  "has each once in its pages by %s",
  async (query) => {
    const found = await all(query);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toHaveLength(query.includes("odd_01") ? 60 : 120);
  },
);

it("has the newest or the largest first, and how many there are", async () => {
  const { data } = await ask("");
  expect(data).toMatchObject({ total: 120, isTotalCut: false });
  expect(idsOf(data)[0]).toBe("f.99");
  const sizes = ((await ask("?sort=largest")).data.tapes as AdminTape[]).map(
    (tape) => tape.storedBytes,
  );
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

it("finds by title, nickname, userid and id, with signs as they are", async () => {
  for (const [q, count] of [
    ["Run 7", 21],
    ["run 119", 1],
    ["odd_01", 60],
    ["odd%01", 0],
    ["oddx01", 0],
    ["f.11", 11],
    ["%", 0],
    ["_", 120],
    ["\\", 0],
    ["'", 0],
    ['"; drop table tape_data', 0],
    ["x".repeat(500), 0],
  ] as const) {
    expect(await all(`q=${encodeURIComponent(q)}`), q).toHaveLength(count);
  }
});

it("finds by how they stand, by when they ended, and all together", async () => {
  await services.database.write((db) => {
    updateTape(db, "t20", { deletedMs: 5, listed: 0 });
    updateTape(db, "t21", { withheldMs: 5, listed: 0 });
    updateTape(db, "t22", { withheldMs: 5, deletedMs: 5, listed: 0 });
    updateTape(db, "t23", { hidden: 1, listed: 0 });
  });
  expect(await all("state=tooShort")).toHaveLength(10);
  expect((await all("state=deleted")).sort()).toEqual(["f.20", "f.22"]);
  expect(await all("state=withheld")).toEqual(["f.21"]);
  expect(await all("state=hidden")).toEqual(["f.23"]);
  expect(await all("state=listed")).toHaveLength(106);
  expect(await all("state=deleted&userid=even_01&q=run&sort=largest")).toHaveLength(2);
  expect(await all("fromMs=1000001&untilMs=1000001")).toHaveLength(40);
  expect(await all("fromMs=1000001&untilMs=1000001&sort=largest&state=listed")).toHaveLength(40);
});

it.each(["cursor=nonsense", "cursor=12", "cursor=.", "state=burnt", "sort=best", "fromMs=soon"])(
  "refuses %s",
  async (query) => {
    expect((await ask(`?${query}`)).code).toBe(602);
  },
);

it("shows no recording that is not there", async () => {
  expect((await ask("/nowhere")).code).toBe(2003);
  expect((await ask("/%27")).code).toBe(2003);
});
