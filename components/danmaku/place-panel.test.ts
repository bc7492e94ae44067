import { describe, expect, it } from "vitest";
import { placePanel } from "./place-panel";

const viewport = { widthPx: 1280, heightPx: 800 };
const panel = { widthPx: 350, heightPx: 500 };

describe("a panel", () => {
  it("opens above its button with its right edge at the button's", () => {
    const place = placePanel({ right: 900, top: 700 }, panel, viewport);
    expect(place).toEqual({ leftPx: 550, topPx: 192 });
  });

  it.each([
    ["near the top", { right: 900, top: 100 }, { leftPx: 550, topPx: 8 }],
    ["near the left", { right: 200, top: 700 }, { leftPx: 8, topPx: 192 }],
    ["below the window", { right: 900, top: 2000 }, { leftPx: 550, topPx: 292 }],
  ])("stays in the window when its button is %s", (_, button, place) => {
    expect(placePanel(button, panel, viewport)).toEqual(place);
  });

  it("begins in the window even when it is larger", () => {
    const small = { widthPx: 300, heightPx: 400 };
    expect(placePanel({ right: 250, top: 300 }, panel, small)).toEqual({ leftPx: 8, topPx: 8 });
  });
});
