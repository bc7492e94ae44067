import { expect, it } from "vitest";
import { Preview } from "./preview";

it("opens a private live to its own token and to nothing else, until it is public", () => {
  const preview = new Preview(false);
  const { token } = preview;
  expect(token).toMatch(/^[\w-]{24}$/);
  const others = [null, "", "x", `${token}x`, token?.slice(1) ?? "", "ä".repeat(12)];
  for (const other of [...others, new Preview(false).token]) {
    expect(preview.isOpenTo(other)).toBe(false);
  }
  expect(preview.isOpenTo(token)).toBe(true);
  preview.isPublic = true;
  expect(preview.token).toBeNull();
  for (const other of others) expect(preview.isOpenTo(other)).toBe(true);
  preview.isPublic = false;
  expect(preview.token).toBe(token);
});
