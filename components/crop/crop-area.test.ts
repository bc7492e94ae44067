import fc from "fast-check";
import { expect, it } from "vitest";
import { keptSize, withinPicture } from "./crop-area";

const side = fc.integer({ min: 1, max: 8192 });
const size = fc.record({ width: side, height: side });
const place = fc.double({ min: -10_000, max: 10_000, noNaN: true });

it("lets no move leave an edge of the frame without picture", () => {
  fc.assert(
    fc.property(
      size,
      fc.double({ min: 1, max: 4, noNaN: true }),
      place,
      place,
      (picture, zoom, x, y) => {
        const frame = { width: picture.width * 0.5, height: picture.height };
        const at = withinPicture({ x, y }, picture, frame, zoom);
        for (const [key, axis] of [
          ["width", "x"],
          ["height", "y"],
        ] as const) {
          const reach = (picture[key] * zoom) / 2 - Math.abs(at[axis]);
          expect(reach).toBeGreaterThanOrEqual(frame[key] / 2 - 1e-6);
        }
      },
    ),
  );
});

it("moves as far as asked where there is room", () => {
  const picture = { width: 400, height: 300 };
  const frame = { width: 300, height: 300 };
  expect(withinPicture({ x: 16, y: 16 }, picture, frame, 1)).toEqual({ x: 16, y: 0 });
  expect(withinPicture({ x: 16, y: 16 }, picture, frame, 2)).toEqual({ x: 16, y: 16 });
});

it("keeps a part no larger than it is nor than is asked, in its own proportions", () => {
  const max = { width: 1280, height: 720 };
  expect(keptSize({ width: 4000, height: 2250 }, max)).toEqual(max);
  expect(keptSize({ width: 320, height: 180 }, max)).toEqual({ width: 320, height: 180 });
  fc.assert(
    fc.property(size, (area) => {
      const { width, height } = keptSize(area, max);
      expect(width).toBeLessThanOrEqual(Math.min(area.width, max.width));
      expect(height).toBeLessThanOrEqual(Math.min(area.height, max.height));
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
    }),
  );
});
