import { describe, expect, it } from "vitest";
import { createDanmakuFeed, type DanmakuItem } from "./danmaku-feed";

const item: DanmakuItem = { id: "1", userId: "u", text: "hi", own: false, placement: "scroll" };

function listening() {
  const heard: string[] = [];
  return {
    heard,
    push: (each: DanmakuItem) => void heard.push(each.id),
    clear: () => void heard.push("clear"),
  };
}

describe("a danmaku feed", () => {
  it("tells every listener in order what comes, until the listener leaves", () => {
    const feed = createDanmakuFeed();
    const [first, second] = [listening(), listening()];
    const leave = feed.subscribe(first);
    feed.subscribe(second);
    feed.push(item);
    feed.clear();
    leave();
    leave();
    feed.push({ ...item, id: "2" });
    expect(first.heard).toEqual(["1", "clear"]);
    expect(second.heard).toEqual(["1", "clear", "2"]);
  });

  it("keeps nothing for who comes later", () => {
    const feed = createDanmakuFeed();
    feed.push(item);
    const late = listening();
    feed.subscribe(late);
    expect(late.heard).toEqual([]);
  });

  it("lets one that subscribed twice leave one at a time", () => {
    const feed = createDanmakuFeed();
    const both = listening();
    const leave = feed.subscribe(both);
    feed.subscribe(both);
    leave();
    feed.push(item);
    expect(both.heard).toEqual(["1"]);
  });
});
