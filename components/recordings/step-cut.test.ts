import { expect, it } from "vitest";
import { stepCut } from "./step-cut";

const cuts = [0, 2, 4, 6, 8];

it("goes from cut to cut, in tens, and to the ends", () => {
  expect(stepCut(cuts, 4, "ArrowRight")).toBe(6);
  expect(stepCut(cuts, 4, "ArrowDown")).toBe(2);
  expect(stepCut(cuts, 0, "ArrowLeft")).toBe(0);
  expect(stepCut(cuts, 4, "PageUp")).toBe(8);
  expect(stepCut(cuts, 4, "Home")).toBe(0);
  expect(stepCut(cuts, 4, "End")).toBe(8);
  expect(stepCut(cuts, 4, "a")).toBeNull();
});
