import { expect, it } from "vitest";
import { Reordering } from "./reordering";

function fed(count: number, ctsMs: (index: number) => number): Reordering {
  const reordering = new Reordering();
  for (let index = 0; index < count; index += 1) reordering.add(ctsMs(index));
  return reordering;
}

it("says no only after enough pictures, and yes at once", () => {
  expect(new Reordering().found).toBeNull();
  expect(fed(59, () => 0).found).toBeNull();
  expect(fed(60, () => 0).found).toBe(false);
  expect(fed(3, (index) => [66, 133, 0][index] ?? 0).found).toBe(true);
});

it("takes one offset for all, rounded this way or that, for no reordering", () => {
  expect(fed(200, (index) => 66 + (index % 2)).found).toBe(false);
});

it("asks anew after another publisher came", () => {
  const reordering = fed(100, (index) => index % 90);
  reordering.restart();
  expect(reordering.found).toBeNull();
});
