import { expect, it } from "vitest";
import { ListMemory } from "./list-memory";

it("remembers a list until something is written or a second has passed", () => {
  let version = 0;
  let now = 1000;
  let made = 0;
  const memory = new ListMemory(
    () => version,
    () => now,
    1000,
  );
  const look = (key: string) => memory.get(key, () => ++made);
  expect([look("a"), look("a"), look("b")]).toEqual([1, 1, 2]);
  version += 1;
  expect(look("a")).toBe(3);
  now += 999;
  expect(look("a")).toBe(3);
  now += 1;
  expect(look("a")).toBe(4);
  now -= 500;
  expect(look("a")).toBe(5);
});

it("does not grow without bound when every caller asks for another page", () => {
  const memory = new ListMemory(
    () => 0,
    () => 0,
    1000,
  );
  let made = 0;
  for (let page = 0; page < 1000; page += 1) memory.get(`page ${page}`, () => ++made);
  memory.get("page 0", () => ++made);
  memory.get("page 999", () => ++made);
  expect(made).toBe(1001);
});
