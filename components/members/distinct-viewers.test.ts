import { expect, it } from "vitest";
import { distinctViewers } from "./distinct-viewers";
import type { ViewersPage } from "./viewer-query";

const page = (...userIds: string[]): ViewersPage => ({
  viewers: {
    items: userIds.map((userId) => ({ userId, nickname: userId, avatarUrl: "", role: "" })),
    total: 9,
  },
  visitors: 0,
});

it("names everybody once, although people come and go between two pages", () => {
  const pages = [page("host", "a", "b"), page("b", "c"), page()];
  expect(distinctViewers(pages).map(({ userId }) => userId)).toEqual(["host", "a", "b", "c"]);
});
