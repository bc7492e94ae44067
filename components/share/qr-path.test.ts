import { encode } from "uqr";
import { expect, it } from "vitest";
import { qrPath } from "./qr-path";

/** The squares that a path of rectangles covers. */
function drawn(path: string, size: number): boolean[][] {
  const grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    grid[Number(y)]?.fill(true, Number(x), Number(x) + Number(run));
  }
  return grid;
}

it.each(["https://live.example/live/alice_01", "http://192.168.0.7:3000/live/%E5%B0%8F_01"])(
  "draws the code of %s square by square, with its quiet zone",
  (link) => {
    const { size, path } = qrPath(link);
    const { data } = encode(link, { ecc: "M", border: 4 });
    expect(drawn(path, size)).toEqual(data);
    expect(path.replaceAll(/M\d+ \d+h\d+v1H\d+z/g, "")).toBe("");
    for (const edge of [0, 1, 2, 3, size - 4, size - 1]) expect(data[edge]).not.toContain(true);
  },
);
