import { expect, it } from "vitest";
import { pageOfPieces } from "./newest-first";

interface Row {
  readonly atMs: number;
  readonly id: string;
  readonly isWanted: boolean;
}
const perPage = 3;
const counted = 20;

/** Several rows have the same moment, as they do where many come at once. */
const rowsOf = (count: number, isWanted: (i: number) => boolean): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    atMs: 1000 + Math.floor(i / 2),
    id: String(i).padStart(3, "0"),
    isWanted: isWanted(i),
  })).reverse();

/** Whether a row is behind another one in the order of the list, which falls. */
const isBehind = (row: Row, { atMs, id }: Pick<Row, "atMs" | "id">) =>
  row.atMs === atMs ? row.id < id : row.atMs < atMs;

function listOf(rows: readonly Row[], after: Pick<Row, "atMs" | "id">, pieceRows: number) {
  const looked = { rows: 0, counts: 0, countedRows: 0 };
  const inPiece = ({ atMs }: Row, fromMs: number, belowMs: number) =>
    atMs >= fromMs && atMs < belowMs;
  return {
    looked,
    list: {
      windowBelow: (belowMs: number) =>
        rows.filter(({ atMs }) => atMs < belowMs)[pieceRows]?.atMs ?? 0,
      rowsOf({ fromMs, belowMs }: { fromMs: number; belowMs: number }, limit: number) {
        looked.rows += 1;
        return rows
          .filter((row) => row.isWanted && inPiece(row, fromMs, belowMs) && isBehind(row, after))
          .slice(0, limit);
      },
      countOf(
        { fromMs, belowMs }: { fromMs: number; belowMs: number },
        seenTo: Row | null,
        most: number,
      ) {
        looked.counts += 1;
        const left = rows.filter(
          (row) => inPiece(row, fromMs, belowMs) && (!seenTo || isBehind(row, seenTo)),
        );
        looked.countedRows += left.length;
        return Math.min(left.filter((row) => row.isWanted).length, most);
      },
    },
  };
}

const beginning = { atMs: Number.MAX_SAFE_INTEGER, id: "" };
const wantedBy: [string, (i: number) => boolean][] = [
  ["all", () => true],
  ["every third", (i) => i % 3 === 0],
  ["old ones alone", (i) => i < 5],
  ["new ones alone", (i) => i > 44],
  ["none", () => false],
];

it.each(wantedBy)(
  "turns through %s, each once, with the same total on every page",
  async (_what, isWanted) => {
    const rows = rowsOf(50, isWanted);
    const wanted = rows.filter((row) => row.isWanted);
    for (const pieceRows of [1, 4, 7, 100]) {
      const seen: Row[] = [];
      for (let after: Pick<Row, "atMs" | "id"> = beginning; ; ) {
        const { list } = listOf(rows, after, pieceRows);
        const page = await pageOfPieces(list, { startMs: after.atMs, perPage, counted });
        seen.push(...page.rows);
        expect(page.total).toBe(Math.min(wanted.length, counted));
        expect(page.isTotalCut).toBe(wanted.length > counted);
        const last = page.rows.at(-1);
        if (!page.hasMore || !last) break;
        after = last;
      }
      expect(seen).toEqual(wanted);
    }
  },
);

it("counts nothing that it has looked through already", async () => {
  const { list, looked } = listOf(
    rowsOf(50, () => false),
    beginning,
    10,
  );
  await pageOfPieces(list, { startMs: beginning.atMs, perPage, counted });
  expect(looked.rows).toBeGreaterThan(1);
  expect(looked.counts).toBe(0);
});

it("counts what follows the page, not what it has found", async () => {
  const rows = rowsOf(12, () => true);
  const { list, looked } = listOf(rows, beginning, 100);
  const page = await pageOfPieces(list, { startMs: beginning.atMs, perPage, counted });
  expect(page.total).toBe(rows.length);
  // One row more than a page is looked for, to know whether there is another page.
  expect(looked.countedRows).toBe(rows.length - perPage - 1);
});
