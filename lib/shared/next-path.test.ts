import { expect, it } from "vitest";
import { safeNextPath } from "./next-path";

it.each([
  ["/studio", "/studio"],
  ["/live/a?x=1#y", "/live/a?x=1#y"],
  [undefined, "/"],
  [["/a", "/b"], "/"],
  ["https://evil.example", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["javascript:alert(1)", "/"],
])("goes from %j to %s", (next, path) => {
  expect(safeNextPath(next)).toBe(path);
});
