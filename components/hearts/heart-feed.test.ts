import { describe, expect, it } from "vitest";
import { createHeartFeed } from "./heart-feed";

describe("a heart feed", () => {
  it("tells every listener how many likes came and whose, until the listener leaves", () => {
    const feed = createHeartFeed();
    const heard: unknown[] = [];
    const leave = feed.subscribe((...like) => heard.push(like));
    feed.rise(1, true);
    feed.rise(40, false);
    leave();
    feed.rise(2, false);
    expect(heard).toEqual([
      [1, true],
      [40, false],
    ]);
  });

  it.each([0, -3, Number.NaN])("is silent about %s likes", (count) => {
    const feed = createHeartFeed();
    const heard: unknown[] = [];
    feed.subscribe((...like) => heard.push(like));
    feed.rise(count, false);
    expect(heard).toEqual([]);
  });
});
