import { expect, it } from "vitest";
import { ActionError } from "@/components/data/client";
import { missingPassword, passwordProblemOf } from "./password-problem";

it("asks for what is missing, the old one first", () => {
  expect(missingPassword("", "")?.field).toBe("oldPassword");
  expect(missingPassword("a", "")?.field).toBe("newPassword");
  expect(missingPassword("a", "b")).toBeNull();
});

it("names the field that the server refuses, and none for anything else", () => {
  expect(passwordProblemOf(new ActionError(621, ""))?.field).toBe("oldPassword");
  expect(passwordProblemOf(new ActionError(611, ""))?.field).toBe("newPassword");
  for (const code of [0, 429, 498, 500]) {
    expect(passwordProblemOf(new ActionError(code, ""))).toBeNull();
  }
  expect(passwordProblemOf(new Error("x"))).toBeNull();
});
