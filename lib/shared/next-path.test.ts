import { expect, it } from "vitest";
import { safeNextPath, signInPath } from "./next-path";

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

it("leads back to a page with what was chosen on it", () => {
  const query = { q: "a&next=//evil.example", state: ["x", "y"], none: undefined };
  const next = new URL(signInPath("/admin/people", query), "http://h").searchParams.getAll("next");
  expect(next).toEqual(["/admin/people?q=a%26next%3D%2F%2Fevil.example&state=x&state=y"]);
  expect(safeNextPath(next[0])).toBe(next[0]);
  expect(signInPath("/admin/words")).toBe("/login?next=%2Fadmin%2Fwords");
});
